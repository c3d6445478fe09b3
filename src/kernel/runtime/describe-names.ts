import type { Language } from "../../shared/text.ts";
import type { Answer } from "../protocol.ts";
import type { describeValues } from "./describe.ts";
import type { Libraries } from "./libraries.ts";
import type { picturesOf } from "./pictures.ts";
import type { CellRuntime } from "./runtime.ts";

/**
 * What names hold now, or, where they are ids of cells, the HTML of what those have drawn. What describes them is fetched
 * with the first question. Never rejects.
 */
export async function describeNames(
  names: readonly string[],
  runtime: CellRuntime,
  libraries: Libraries,
  language: Language,
  toolkit: readonly object[],
): Promise<Answer> {
  try {
    const own = await libraries.load("describe");
    // No name begins with a digit, and every cell's id does.
    if (/^\d/.test(names[0] ?? "")) return { ok: true, value: (own.picturesOf as typeof picturesOf)(names) };
    const asked = names.filter((name) => runtime.definerOf(name) !== null);
    const look = own.describeValues as typeof describeValues;
    return { ok: true, value: look({ names: asked, read: (name) => runtime.peek(name), language, toolkit }) };
  } catch (error) {
    return { ok: false, code: "threw", message: String(error) };
  }
}
