import type { ToKernel } from "../protocol.ts";
import { type Made, makeModule } from "./feed-modules.ts";

/** Libraries that the host hands over before a cell asks for them; they are evaluated as they come. */
export class Stock {
  readonly modules = new Map<string, Promise<Made>>();

  keep({ name, text }: Extract<ToKernel, { type: "stock" }>): void {
    if (this.modules.has(name)) return;
    const making = makeModule(name, text);
    // Whoever asks for it hears of a failure.
    making.catch(() => undefined);
    this.modules.set(name, making);
  }
}
