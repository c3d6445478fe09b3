import type { Language } from "../../../shared/text.ts";

const numbers = (language: Language) => new Intl.NumberFormat(language, { maximumSignificantDigits: 4 });

/** `840 ms` says too much of a guess: seconds, then minutes. */
function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** What a progress bar says. */
export function progressWords(language: Language) {
  const format = numbers(language);
  const number = (value: number) => (Number.isNaN(value) ? "NaN" : format.format(value));
  const pt = language !== "en";
  return {
    number,
    /** The name of a bar that has none. */
    label: pt ? "Andamento" : "Progress",
    training: pt ? "Treino" : "Training",
    reading: pt ? "Leitura" : "Reading",
    epoch: pt ? "época" : "epoch",
    step: pt ? "passo" : "step",
    of: (done: number, total: number | null) =>
      total === null ? number(done) : `${number(done)} ${pt ? "de" : "of"} ${number(total)}`,
    left: (ms: number) => (pt ? `faltam ${duration(ms)}` : `${duration(ms)} left`),
    took: (ms: number) => (pt ? `terminou em ${duration(ms)}` : `done in ${duration(ms)}`),
    curve: (name: string, first: number, last: number, lowest: number) =>
      pt
        ? `${name}: começou em ${number(first)}, está em ${number(last)}, o menor foi ${number(lowest)}`
        : `${name}: began at ${number(first)}, is at ${number(last)}, the lowest was ${number(lowest)}`,
    table: pt ? "Os valores, um a um" : "The values, one by one",
    notANumber: (epoch: number, line: number) => {
      const where = line > 0 ? (pt ? ` O treino está na linha ${line}.` : ` The training is on line ${line}.`) : "";
      return pt
        ? `A perda virou NaN na época ${epoch}: daí em diante o modelo não aprende mais.${where} Tente: uma taxa de aprendizado dez vezes menor; procurar NaN nos dados (uma coluna que falta, uma divisão por zero, um texto); pôr as colunas na mesma escala.`
        : `The loss became NaN in epoch ${epoch}: from there on the model learns nothing.${where} Try: a learning rate ten times smaller; a search for NaN in the data (a missing column, a division by zero, a text); scaling the columns alike.`;
    },
  };
}

export type ProgressWords = ReturnType<typeof progressWords>;
