/** A line that the notebook printed. */
export interface LogLine {
  readonly key: number;
  /** ms since 1970, by the device. */
  readonly at: number;
  /** Null where it is not known who printed it. */
  readonly cell: number | null;
  readonly level: "log" | "info" | "warn" | "error";
  readonly text: string;
}

/** Lines of a level (all where null) whose text holds what is looked for, whatever its case. */
export function findLines(
  lines: readonly LogLine[],
  { level, text }: { readonly level: LogLine["level"] | null; readonly text: string },
): readonly LogLine[] {
  const wanted = text.trim().toLowerCase();
  return lines.filter((line) => (level === null || line.level === level) && line.text.toLowerCase().includes(wanted));
}
