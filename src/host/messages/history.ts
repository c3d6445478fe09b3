import { bilingual } from "./bilingual.ts";
import { formatFor } from "./format.ts";

const pt = formatFor("pt-BR");
const en = formatFor("en");

/** The histories of a cell and of the notebook. */
export const historyTexts = bilingual({
  "pt-BR": {
    ofCell: (id: string) => `Histórico da célula ${id}`,
    cell: (id: string) => `Célula ${id}`,
    ofNotebook: "Histórico do caderno",
    failed:
      "O navegador não deixou ler o histórico guardado. O que está na tela continua aqui; recarregue a página e tente de novo.",
    cellEmpty:
      "Esta célula ainda não mudou. Cada texto que você executa, ou que muda depois de uma pausa, fica guardado aqui.",
    notebookEmpty:
      "O caderno ainda é o que estava guardado. Ele é guardado inteiro antes da primeira mudança de cada visita, a cada dez minutos de trabalho e antes de cada mudança grande.",
    moments: "Momentos guardados, do mais novo ao mais antigo",
    compared: (name: string) => `${name}, comparado com agora`,
    starter: "Código inicial",
    asNow: "igual ao de agora",
    cells: (count: number) => `${pt.count(count, { one: "célula diferente", other: "células diferentes" })}`,
    lines: (added: number, removed: number) =>
      `Desde então: ${pt.count(added, { one: "linha nova (+)", other: "linhas novas (+)" })}, ${pt.count(removed, { one: "linha a menos (−)", other: "linhas a menos (−)" })}.`,
    same: "O texto é igual ao de agora.",
    unchanged: (count: number) => pt.count(count, { one: "linha igual", other: "linhas iguais" }),
    useText: "Usar este texto",
    textUsed: "O texto voltou. O que estava aqui ficou no histórico.",
    useNotebook: "Voltar o caderno a este momento",
    notebookUsed: "O caderno voltou. O que havia agora ficou no histórico.",
    undo: "Desfazer",
    deletedCell: "Célula apagada",
    deletedSince: "existia e foi apagada",
    addedSince: "não existia ainda",
    movedSince: "mudou de lugar ou de tipo",
    written: "texto mudado",
  },
  en: {
    ofCell: (id) => `History of cell ${id}`,
    cell: (id) => `Cell ${id}`,
    ofNotebook: "History of the notebook",
    failed:
      "The browser did not let the kept history be read. What is on the screen is still here; reload the page and try again.",
    cellEmpty: "This cell has not changed yet. Each text that you run, or change after a pause, is kept here.",
    notebookEmpty:
      "The notebook still is what was kept. It is kept whole before the first change of each visit, every ten minutes of work, and before each large change.",
    moments: "Moments kept, newest first",
    compared: (name) => `${name}, compared with now`,
    starter: "Starting code",
    asNow: "the same as now",
    cells: (count) => `${en.count(count, { one: "cell differs", other: "cells differ" })}`,
    lines: (added, removed) =>
      `Since then: ${en.count(added, { one: "new line (+)", other: "new lines (+)" })}, ${en.count(removed, { one: "line gone (−)", other: "lines gone (−)" })}.`,
    same: "The text is the same as now.",
    unchanged: (count) => en.count(count, { one: "line the same", other: "lines the same" }),
    useText: "Use this text",
    textUsed: "The text is back. What was here is in the history.",
    useNotebook: "Take the notebook back to this moment",
    notebookUsed: "The notebook is back. What it was just now is in the history.",
    undo: "Undo",
    deletedCell: "Deleted cell",
    deletedSince: "was there, and was deleted",
    addedSince: "was not there yet",
    movedSince: "moved, or changed its kind",
    written: "text changed",
  },
});
