/** `%` stands for anything, `_` for one character; the whole text must fit. */
export function like(pattern: string, ignoreCase: boolean): RegExp {
  const source = [...pattern]
    .map((character) => {
      if (character === "%") return ".*";
      return character === "_" ? "." : character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    })
    .join("");
  return new RegExp(`^${source}$`, ignoreCase ? "sui" : "su");
}
