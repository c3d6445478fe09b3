import * as z from "zod/mini";

/** Longer than the addresses that hosts of Git give out. */
const mostLetters = 300;

/**
 * The address of a Git repository as one opens it in a browser, written as browsers write addresses.
 * A name or a password in it is refused, for everybody who gets the file would have them.
 * @returns null where the text is no such address
 * @example repositoryIn("https://GitHub.com/ana/projeto") // "https://github.com/ana/projeto"
 */
export function repositoryIn(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { href, protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "" && href.length <= mostLetters ? href : null;
}

export const repositoryField = z
  .string()
  .check(z.refine((text) => repositoryIn(text) === text, { message: "no https address of a repository" }));
