/** Larger JSON is not read before it is used: to read it at once would hold up the page. */
export const mostLookedAtBytes = 8_000_000;
const shownCharacters = 600;

export type JsonLook =
  | { readonly kind: "unread" }
  | { readonly kind: "list"; readonly items: number; readonly start: string }
  | { readonly kind: "object"; readonly keys: readonly string[]; readonly start: string }
  | { readonly kind: "value"; readonly start: string }
  /** Line from 1; 0 where the browser does not say. */
  | { readonly kind: "broken"; readonly line: number; readonly detail: string };

/** What a JSON file holds. @throws DOMException where the file cannot be read */
export async function lookAtJson(file: Blob): Promise<JsonLook> {
  if (file.size > mostLookedAtBytes) return { kind: "unread" };
  const text = (await file.text()).replace(/^\ufeff/, "");
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { kind: "broken", line: lineOf(detail, text), detail };
  }
  const start = (JSON.stringify(value, null, 1) ?? "").slice(0, shownCharacters);
  if (Array.isArray(value)) return { kind: "list", items: value.length, start };
  if (typeof value === "object" && value !== null) return { kind: "object", keys: Object.keys(value), start };
  return { kind: "value", start };
}

/** Browsers say the line, or the position, or neither. */
function lineOf(detail: string, text: string): number {
  const line = /\bline (\d+)/.exec(detail)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(detail)?.[1];
  return position === undefined ? 0 : text.slice(0, Number(position)).split("\n").length;
}
