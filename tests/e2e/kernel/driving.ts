import type { Page } from "@playwright/test";
import type { KernelPage } from "../kernel-page.ts";
import type { Bench } from "../pages/kernel.ts";

type Cells = Parameters<Bench["write"]>[0];

/** Compiles and defines cells, as `[id, text]`. */
export const write = (page: Page, ...cells: Cells): Promise<void> => page.evaluate((all) => bench.write(all), cells);
export const value = (page: Page, name: string): Promise<unknown> => page.evaluate((it) => bench.value(it), name);

/** Text of a cell's output, once it has settled. */
export async function outputOf(kernel: KernelPage, id: string): Promise<string> {
  await kernel.settled(id);
  return kernel.text(id);
}

export async function errorOf(kernel: KernelPage, id: string) {
  const state = await kernel.settled(id);
  if (state.type !== "rejected") throw new Error(`cell ${id} is ${state.type}`);
  return state.error;
}
