import type { Engine } from "./engine.ts";
import { kernelId } from "./graph.ts";
import type { Work } from "./work.ts";

const answerWithinMs = 10_000;
/** Of all drawings together, in UTF-16 units. */
const mostLength = 64_000_000;

/** Asks the kernel for the HTML of what cells have drawn. What comes is a text of the kernel's: hostile. */
export async function picturesOf(engine: Engine, work: Work): Promise<ReadonlyMap<number, string>> {
  const ids = new Map(work.cells.map(({ id }) => [kernelId(id), id]));
  const answer = ids.size > 0 ? await engine.life.sandbox?.kernel.describe([...ids.keys()], answerWithinMs) : undefined;
  return parsePictures(answer?.ok ? answer.value : null, ids);
}

/** @param ids - the cell of each id that was asked for */
export function parsePictures(value: unknown, ids: ReadonlyMap<string, number>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  let length = 0;
  for (const row of Array.isArray(value) ? value.slice(0, ids.size) : []) {
    if (typeof row !== "object" || row === null || !("name" in row) || !("html" in row)) continue;
    const { name, html } = row;
    const cell = typeof name === "string" ? ids.get(name) : undefined;
    if (cell === undefined || typeof html !== "string") continue;
    length += html.length;
    if (length > mostLength) break;
    found.set(cell, html);
  }
  return found;
}
