import { Matrix } from "../data/matrix.ts";
import { inWords, type Localized, StudentError } from "../errors.ts";

/** Vectors as text: `words size`, then a line a word. */
export function writeWord2VecText(words: readonly string[], vectors: Matrix): string {
  const odd = words.find((word) => word === "" || /\s/u.test(word));
  if (odd !== undefined) throw badWord(odd);
  const lines = words.map((word, i) => `${word} ${shortNumbers(vectors.row(i)).join(" ")}\n`);
  return `${words.length} ${vectors.shape[1]}\n${lines.join("")}`;
}

/** 32-bit floats with the nine digits that tell each from all others. */
export const shortNumbers = (values: Float64Array): number[] =>
  Array.from(values, (value) => Number(Math.fround(value).toPrecision(9)));

/** @throws StudentError `not-word2vec-text` */
export function readWord2VecText(where: string, text: string): { words: string[]; vectors: Matrix } {
  if (typeof text !== "string") throw notText(where, inWords(text));
  const lines = text.replaceAll("\r\n", "\n").replace(/\n+$/, "").split("\n");
  const header = /^(\d+) (\d+) *$/.exec(lines[0] ?? "");
  if (!header) throw notText(where, inPlace(inWords(lines[0]), 1));
  const [nWords, size] = [Number(header[1]), Number(header[2])];
  if (lines.length - 1 !== nWords || size === 0) {
    throw notText(where, { "pt-BR": `${lines.length - 1} palavras, onde a primeira linha diz ${header[0]}`, en: `${lines.length - 1} words, where the first line says ${header[0]}` }); // biome-ignore format: one thought
  }
  const values = new Float64Array(nWords * size);
  const words: string[] = [];
  const known = new Set<string>();
  for (let i = 0; i < nWords; i++) {
    const line = (lines[i + 1] as string).replace(/ +$/, "");
    const [word, ...numbers] = line.split(" ");
    const row = numbers.map((number) => (number === "" ? Number.NaN : Math.fround(Number(number))));
    if (!word || known.has(word) || row.length !== size || !row.every(Number.isFinite)) {
      throw notText(where, inPlace(inWords(line), i + 2));
    }
    known.add(word);
    words.push(word);
    values.set(row, i * size);
  }
  return { words, vectors: new Matrix(values, [nWords, size]) };
}

const inPlace = (value: Localized, line: number): Localized => ({
  "pt-BR": `${value["pt-BR"]} na linha ${line}`,
  en: `${value.en} in line ${line}`,
});

function notText(where: string, received: Localized): StudentError {
  return new StudentError({
    code: "not-word2vec-text",
    where,
    expected: {
      "pt-BR": "o formato de texto do word2vec: “palavras tamanho”, depois cada palavra uma vez, com seus números",
      en: "word2vec's text format: “words size”, then each word once, with its numbers",
    },
    received,
    remedy: {
      "pt-BR": "No gensim, salve com save_word2vec_format(nome, binary=False).",
      en: "In gensim, save with save_word2vec_format(name, binary=False).",
    },
  });
}

function badWord(word: string): StudentError {
  return new StudentError({
    code: "bad-word",
    where: "KeyedVectors.toWord2VecText",
    expected: { "pt-BR": "palavras sem espaço", en: "words without a blank" },
    received: inWords(word),
    remedy: {
      "pt-BR": 'Antes do treino, junte com sublinhado: "dor_de_cabeça".',
      en: 'Before training, join with an underscore: "dor_de_cabeça".',
    },
  });
}
