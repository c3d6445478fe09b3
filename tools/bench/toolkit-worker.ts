import { readNpy } from "./npy.ts";
import type { BenchData, PageSide } from "./toolkit-task.ts";

/** Runs a task's side of the page in a worker: sets it up once, then once a message, each answered by time and figure. */
export async function serveTask<State>({ setup, run }: PageSide<State>): Promise<void> {
  const files = (await (await fetch("/data/")).json()) as string[];
  const data = Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.replace(/\.\w+$/, ""), await read(file)])),
  ) as BenchData;
  const state = await setup(data);
  const timed = async (): Promise<void> => {
    const begin = performance.now();
    const figure = await run(state);
    postMessage({ ms: performance.now() - begin, figure });
  };
  // What fails ends the worker, and is told by its `onerror`.
  addEventListener("message", () => void timed().catch((error) => setTimeout(() => { throw error; }))); // biome-ignore format: one thought
  postMessage("ready");
}

async function read(file: string): Promise<BenchData[string]> {
  const response = await fetch(`/data/${file}`);
  if (file.endsWith(".txt")) return response.text();
  if (file.endsWith(".json")) return (await response.json()) as readonly string[] | number;
  const { values, shape } = readNpy(await response.arrayBuffer());
  const [nRows = 0, nColumns] = shape;
  return nColumns === undefined || values instanceof Int32Array ? values : { values, shape: [nRows, nColumns] };
}
