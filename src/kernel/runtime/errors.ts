import type { CellError } from "../protocol.ts";
import type { Words } from "./words.ts";

const text = (value: unknown): string => {
  try {
    return String(value);
  } catch {
    return "?";
  }
};

/** Line of the student's source at which `stack` passes through the cell; Chromium and Firefox write the same address. */
export function lineInCell(stack: string, cell: string): number {
  const address = `cell-${cell}.js:`;
  const at = stack.indexOf(address);
  return at < 0 ? 0 : Number.parseInt(stack.slice(at + address.length), 10) || 0;
}

/** The cell whose code threw, by the topmost address in the stack. */
export function cellInStack(stack: string): string | null {
  return /cell-([\w.-]+?)\.js:\d+/.exec(stack)?.[1] ?? null;
}

/** Whatever was thrown, as the host reports it. Getters of hostile errors may throw themselves. */
export function toCellError(thrown: unknown, cell: string, words: Words): CellError {
  try {
    if (thrown instanceof Error || (typeof thrown === "object" && thrown !== null && "message" in thrown)) {
      const { name, message, stack, input } = thrown as Partial<
        Record<"name" | "message" | "stack" | "input", unknown>
      >;
      const stackText = typeof stack === "string" ? stack : "";
      return {
        name: text(name ?? "Error").slice(0, 200),
        message: text(message).slice(0, 5_000),
        line: lineInCell(stackText, cell),
        input: typeof input === "string" ? input : "",
        stack: stackText.slice(0, 5_000),
      };
    }
  } catch {
    // Falls through to the plain value.
  }
  return { name: "", message: words.thrownValue(text(thrown).slice(0, 5_000)), line: 0, input: "", stack: "" };
}
