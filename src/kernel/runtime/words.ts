import type { Language } from "../../shared/text.ts";

/** All that the kernel itself says to a person. */
export interface Words {
  region(cell: string): string;
  blocked(seconds: number): string;
  stopped: string;
  unknownModule(specifier: string, known: readonly string[]): string;
  unknownName(name: string, specifier: string, known: readonly string[]): string;
  closed(specifier: string): string;
  notLoaded(specifier: string, why: string): string;
  rowsOf(shown: string, all: string): string;
  charactersOf(shown: string, all: string): string;
  index: string;
  value: string;
  key: string;
  figure: string;
  tensor(shape: string, dtype: string): string;
  disposedTensor: string;
  moreLines(count: number): string;
  thrownValue(text: string): string;
}

const portuguese: Words = {
  region: (cell) => `Saída da célula ${cell}`,
  blocked: (seconds) =>
    `Esta célula ocupou a página por mais de ${seconds} s sem uma pausa e foi interrompida (laço sem fim?). Confira o que faz o laço terminar ou ponha uma pausa nele: "await tf.nextFrame()".`,
  stopped: "A célula foi interrompida. Rode-a de novo quando quiser.",
  unknownModule: (specifier, known) => `O módulo "${specifier}" não existe aqui. Existem: ${known.join(", ")}.`,
  unknownName: (name, specifier, known) => `O módulo "${specifier}" não tem "${name}". Tem: ${known.join(", ")}.`,
  closed: (specifier) =>
    `Este exercício é do zero: "${specifier}" não abre nesta célula. Escreva a conta você mesmo; depois dela a biblioteca volta.`,
  notLoaded: (specifier, why) =>
    `Não consegui carregar "${specifier}" (${why}). Confira a rede e rode a célula de novo.`,
  rowsOf: (shown, all) => `${shown} de ${all} linhas`,
  charactersOf: (shown, all) => `Os primeiros ${shown} de ${all} caracteres.`,
  index: "linha",
  value: "valor",
  key: "chave",
  figure: "Figura",
  tensor: (shape, dtype) => `Tensor ${shape} ${dtype}`,
  disposedTensor: "já descartado",
  moreLines: (count) => `… e mais ${count} linhas que não mostrei.`,
  thrownValue: (text) => `A célula lançou um valor que não é um erro: ${text}`,
};

const english: Words = {
  region: (cell) => `Output of cell ${cell}`,
  blocked: (seconds) =>
    `This cell kept the page busy for more than ${seconds} s without a pause and was stopped (an endless loop?). Check what ends the loop, or pause it: "await tf.nextFrame()".`,
  stopped: "The cell was stopped. Run it again when you like.",
  unknownModule: (specifier, known) => `There is no module "${specifier}" here. There are: ${known.join(", ")}.`,
  unknownName: (name, specifier, known) => `The module "${specifier}" has no "${name}". It has: ${known.join(", ")}.`,
  closed: (specifier) =>
    `This exercise is from scratch: "${specifier}" does not open in this cell. Write the computation yourself; after it the library is back.`,
  notLoaded: (specifier, why) =>
    `"${specifier}" could not be loaded (${why}). Check the network and run the cell again.`,
  rowsOf: (shown, all) => `${shown} of ${all} rows`,
  charactersOf: (shown, all) => `The first ${shown} of ${all} characters.`,
  index: "row",
  value: "value",
  key: "key",
  figure: "Figure",
  tensor: (shape, dtype) => `Tensor ${shape} ${dtype}`,
  disposedTensor: "already disposed",
  moreLines: (count) => `… and ${count} more lines that were not shown.`,
  thrownValue: (text) => `The cell threw a value that is not an error: ${text}`,
};

export const wordsIn = (language: Language): Words => (language === "en" ? english : portuguese);
