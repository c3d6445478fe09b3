/** One line of the benchmark. `ratio` is value / peer; below 1 is faster than the peer. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "a minute" | "a second";
  /** The peer's median in the same run and unit; null where nothing comparable exists. */
  readonly peer: number | null;
  readonly ratio: number | null;
}

export const round = (value: number): number => Math.round(value * 100) / 100;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error("A median needs at least one value.");
  return (lower + upper) / 2;
}

/** Runs each task in turn, round after round, so that a machine that slows down slows all of them; one round is not counted. */
export async function interleave<Name extends string>(
  rounds: number,
  tasks: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const time = await tasks[name]();
      if (round > 0) times.get(name)?.push(time);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times.get(name) ?? [])])) as Record<Name, number>;
}
