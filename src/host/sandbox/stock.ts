import type { SandboxedFrame } from "../../kernel/frame.ts";
import type { ToKernel } from "../../kernel/protocol.ts";
import type { Lab } from "../../notebook/model.ts";
import { feed } from "./feed.ts";

/** Libraries by what a cell writes that uses them. A guess: one too many costs a little time, one too few is asked for. tfjs is too large to guess. */
const signs = [
  ["@observablehq/plot", /\bPlot\./],
  ["@observablehq/inputs", /\bInputs\./],
  ["htl", /\b(html|svg)`/],
] as const;

/** Hands a kernel that starts the libraries its cells are going to ask for: it evaluates them while the page is drawn. */
export async function stockLibraries(frame: SandboxedFrame, { notebook }: Lab): Promise<void> {
  const code = notebook.cells
    .filter(({ mode }) => mode !== "md")
    .map(({ text }) => text)
    .join("\n");
  const give = async (name: string): Promise<void> => {
    // Where the network fails, the cell that asks for it says so.
    const text = await feed.text(name).catch(() => null);
    if (text !== null) frame.port.postMessage({ type: "stock", name, text } satisfies ToKernel);
  };
  await Promise.all(signs.filter(([, sign]) => sign.test(code)).map(([name]) => give(name)));
}
