import { readDelimited } from "../sheets/delimited.ts";

export interface Expected {
  readonly name: string;
  readonly email: string;
}

export interface Roster {
  readonly people: readonly Expected[];
  /** Lines of the file, from 1, that name nobody: without an e-mail, or without a name. */
  readonly unread: readonly number[];
}

const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;
const mostLetters = 120;

/**
 * People of a list that a school exports: one a line, a name and an e-mail in any order, other columns beside. A line of
 * headings is no person. Who stands there twice, by e-mail, is there once.
 */
export function readRoster(text: string): Roster {
  const rows = readDelimited(text);
  const heads = (rows[0] ?? []).map((cell) => cell.trim().toLowerCase());
  const hasHeads = heads.length > 0 && !heads.some((cell) => email.test(cell));
  const nameAt = hasHeads ? heads.findIndex((cell) => /^(nome|name|aluno|aluna|estudante|student)/.test(cell)) : -1;
  const people = new Map<string, Expected>();
  const unread: number[] = [];
  for (const [at, row] of rows.entries()) {
    if (at === 0 && hasHeads) continue;
    const cells = row.map((cell) => cell.replace(/\p{Cc}/gu, " ").trim());
    const address = cells.find((cell) => email.test(cell))?.toLowerCase();
    // Without a heading the name is the first cell with letters that is no address.
    const named = nameAt >= 0 ? cells[nameAt] : cells.find((cell) => /\p{L}/u.test(cell) && !email.test(cell));
    if (address === undefined || !named) unread.push(at + 1);
    else if (!people.has(address)) people.set(address, { name: named.slice(0, mostLetters), email: address });
  }
  return { people: [...people.values()], unread };
}
