import { readCsv } from "../../../src/toolkit/data/index.ts";
import type { BenchData } from "../toolkit-task.ts";

export const setup = ({ csv }: BenchData): Uint8Array => new TextEncoder().encode(csv as string);

export async function run(bytes: Uint8Array): Promise<number> {
  const table = await readCsv(bytes);
  return (table.column("preco") as Float64Array).reduce((sum, value) => sum + value, 0);
}
