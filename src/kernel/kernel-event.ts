import type { FromKernel } from "./protocol.ts";

/** What a kernel tells its host, parsed and of cells that the host knows. */
export type KernelEvent =
  | Exclude<FromKernel, { type: "ready" | "need" | "open-file" | "store" | "answer" | "pong" }>
  /** The frame does not answer; `id` is the cell whose code was entered last, where one was. */
  | { readonly type: "unresponsive"; readonly id: string | null }
  /** It answers again. */
  | { readonly type: "responsive" };
