import { languageGlobals } from "../../kernel/compile/globals.ts";

/** Names that no cell may define, and those that cells have and read: one that hides them breaks the cell that reads the file. */
const reserved = new Set([
  ...languageGlobals,
  ...`await break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return static
  super switch this throw true try typeof var void while with yield eval arguments
  display view download width invalidation html svg htl tf tfvis Plot Inputs d3 Papa FileAttachment Generators Mutable now
  progress readCsv readParquet readImages`.split(/\s+/),
]);

/** A name for what a file holds: `Vendas 2024.csv` is `vendas2024`; one that is taken gets a number. */
export function tableName(file: string, isTaken: (name: string) => boolean): string {
  const words = file
    .replace(/^.*[/\\]/, "")
    .replace(/(?<=.)\.[^.]*$/, "")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const joined = words
    .map((word, at) => (at === 0 ? lowerFirst(word) : word[0]?.toUpperCase() + word.slice(1)))
    .join("");
  const plain = /^[A-Za-z]/.test(joined) ? joined.slice(0, 40) : `dados${joined.slice(0, 35)}`;
  const isFree = (name: string) => !reserved.has(name) && !isTaken(name);
  let name = plain;
  for (let k = 2; !isFree(name); k++) name = `${plain}${k}`;
  return name;
}

const lowerFirst = (word: string) =>
  word === word.toUpperCase() ? word.toLowerCase() : word[0]?.toLowerCase() + word.slice(1);
