const mostNames = 10;
const mostLetters = 120;

export type Names =
  | { readonly ok: true; readonly names: readonly string[] }
  | { readonly ok: false; readonly problem: "none" | "too-many" };

/** The names that a person wrote, one a line, without blank lines and blanks around them; a name that stands twice counts once. */
export function namesIn(text: string): Names {
  const lines = text
    .toWellFormed()
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) =>
      line
        .replace(/\p{Cc}/gu, "")
        .replace(/\s+/g, " ")
        .trim(),
    );
  const names = [...new Set(lines.filter((line) => line !== ""))];
  if (names.length === 0) return { ok: false, problem: "none" };
  const isTooMuch = names.length > mostNames || names.some((name) => name.length > mostLetters);
  return isTooMuch ? { ok: false, problem: "too-many" } : { ok: true, names };
}
