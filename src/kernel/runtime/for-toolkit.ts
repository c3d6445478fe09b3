import type { FromKernel, ToKernel } from "../protocol.ts";
import type { Libraries } from "./libraries.ts";
import type { Runs } from "./runs.ts";

interface Serving {
  readonly labFetch: (resource: RequestInfo | URL, init: RequestInit | undefined, cell: string) => Promise<Response>;
}

/**
 * What the toolkit asks of the notebook (src/toolkit/base/notebook.ts), and the `fetch` of cells, which reaches what the
 * notebook serves itself (src/toolkit/serving). Returns who hears the store's answers.
 */
export function serveToolkit(options: {
  readonly runs: Runs;
  readonly libraries: Libraries;
  readonly post: (message: FromKernel) => void;
  readonly fetchFromHost: (specifier: string) => Promise<string | ArrayBuffer>;
}): (message: Extract<ToKernel, { type: "stored" }>) => void {
  const { runs, libraries, post } = options;
  const cell = (): string => runs.owner?.cell ?? "";
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  const forToolkit = {
    modules: libraries.urls,
    ended: () => runs.owner?.ended,
    cell,
    fetch: options.fetchFromHost,
    load: (file: string) => libraries.loadFile(file),
    record: (text: string) => post({ type: "record", text }),
    store: (question: unknown) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        post({ type: "store", request: last, question });
      }),
  };
  Object.defineProperty(globalThis, Symbol.for("bancada.kernel"), { value: forToolkit });

  const own = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (resource, init) => {
    if (/^(blob|data):/.test(resource instanceof Request ? resource.url : String(resource))) return own(resource, init);
    const asker = cell();
    const serving = (await libraries.import("bancada/serving", [], false)) as Serving;
    return serving.labFetch(resource, init, asker);
  };
  return ({ request, answer }) => {
    waiting.get(request)?.(answer);
    waiting.delete(request);
  };
}
