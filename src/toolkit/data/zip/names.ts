/**
 * The upper half of code page 850: what Windows in Portuguese writes in the names of a zip where it does not say UTF-8.
 * Its letters of Portuguese that code page 437 has too stand at the same places; 437 has no ã and no õ.
 */
const codePage850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0";

const strict = new TextDecoder("utf-8", { fatal: true });

/** A name within a zip. macOS writes UTF-8 and does not say so; older programs write the code page of their computer. */
export function nameOf(bytes: Uint8Array, saysUtf8: boolean): string {
  if (saysUtf8) return new TextDecoder().decode(bytes);
  try {
    return strict.decode(bytes);
  } catch {
    return Array.from(bytes, (byte) => (byte < 128 ? String.fromCharCode(byte) : codePage850[byte - 128])).join("");
  }
}

/** Folders of a path within a zip, then the file; what leads out of the zip (`..`, `C:`) is left out. */
export const pathOf = (name: string): string[] =>
  name.split(/[/\\]/).filter((part) => part !== "" && part !== "." && part !== ".." && !/^[A-Za-z]:$/.test(part));

/** `pasta/vendas.csv` is kept as `vendas.csv`. */
export const baseName = (name: string): string => pathOf(name).at(-1) ?? "";

/** Is it a folder, or what an operating system leaves in folders? */
export function isNoFile(name: string): boolean {
  const path = pathOf(name);
  const last = path.at(-1) ?? "";
  return /[/\\]$/.test(name) || last === "" || path.includes("__MACOSX") || isLeftover(last);
}

/** What an operating system leaves in folders: `.DS_Store`, `Thumbs.db`, `._foto.png`. */
export const isLeftover = (file: string): boolean => /^(\.DS_Store|Thumbs\.db|desktop\.ini|\._.*)$/i.test(file);
