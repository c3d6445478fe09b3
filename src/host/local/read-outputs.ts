import * as z from "zod/mini";
import type { SavedOutput } from "../storage/saved-output.ts";

const lines = z.union([z.string(), z.array(z.string())]);
const outputSchema = z.union([
  z.object({ output_type: z.literal("stream"), text: lines }),
  z.object({
    output_type: z.literal("error"),
    ename: z.string(),
    evalue: z.string(),
    traceback: z.optional(z.array(z.string())),
  }),
  z.object({
    output_type: z.enum(["display_data", "execute_result"]),
    data: z.record(z.string(), z.unknown()),
  }),
]);

const mostOutputs = 100;
/** Of a text, in characters. */
const longestText = 100_000;
const longestName = 100;

/** The outputs of a cell of an .ipynb that can be shown, each in the richest form that it has. What cannot be read is left out. */
export function readOutputs(outputs: unknown): readonly SavedOutput[] {
  if (!Array.isArray(outputs)) return [];
  return outputs.slice(0, mostOutputs).flatMap((output): readonly SavedOutput[] => {
    const { success, data: parsed } = outputSchema.safeParse(output);
    if (!success) return [];
    if (parsed.output_type === "stream") return textOf(joined(parsed.text));
    if (parsed.output_type === "error") {
      const { ename, evalue, traceback = [] } = parsed;
      const text = plain(traceback.length > 0 ? traceback.join("\n") : evalue);
      return [{ kind: "error", name: plain(ename).slice(0, longestName), text: text.slice(0, longestText) }];
    }
    return richest(parsed.data);
  });
}

function richest(data: Readonly<Record<string, unknown>>): readonly SavedOutput[] {
  const form = (media: string): string | null => {
    const found = lines.safeParse(data[media]);
    return found.success ? joined(found.data) : null;
  };
  for (const media of ["image/png", "image/jpeg", "image/gif", "image/webp"]) {
    const picture = form(media)?.replace(/\s/g, "");
    if (picture && /^[\w+/]+={0,2}$/.test(picture))
      return [{ kind: "picture", source: `data:${media};base64,${picture}` }];
  }
  const html = form("text/html");
  // Half of a page cannot be shown: the text says what it can.
  if (html && html.length <= 20 * longestText) return [{ kind: "html", html }];
  return textOf(form("text/plain") ?? form("text/markdown") ?? "");
}

const textOf = (text: string): readonly SavedOutput[] => {
  const shown = plain(text).slice(0, longestText);
  return shown.trim() === "" ? [] : [{ kind: "text", text: shown }];
};

const joined = (text: z.infer<typeof lines>): string => (typeof text === "string" ? text : text.join(""));

/** Without the colours of a terminal; of a line that was written over again and again, as by a bar of progress, what stood last. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes of terminals begin with one
  const colourless = text.replace(/\u001b\[[0-9;?]*[ -/]*[@-~]/g, "");
  return colourless.split("\n").map(lastWritten).join("\n");
}

/** Counted, and not matched: a pattern for it goes over a long line as often as the line is long. */
function lastWritten(line: string): string {
  let end = line.length;
  while (line[end - 1] === "\r") end -= 1;
  return line.slice(end === 0 ? 0 : line.lastIndexOf("\r", end - 1) + 1, end);
}
