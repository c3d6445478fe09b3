/** A training that the notebook recorded, as the panel shows it. */
export interface RunRow {
  readonly key: string;
  readonly name: string;
  readonly cell: number | null;
  readonly state: "running" | "finished" | "failed";
  readonly durationMs: number;
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  /** The last value of each. */
  readonly metrics: Readonly<Record<string, number>>;
}
