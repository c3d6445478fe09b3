import type { Language } from "../../shared/text.ts";
import type { Asked, CompiledCell, FromKernel, ToKernel } from "../protocol.ts";
import { answering } from "./answering.ts";
import { watchFrame } from "./around-cells.ts";
import { batching } from "./batch.ts";
import { browser, poster } from "./browser.ts";
import { createBuiltins } from "./builtins.ts";
import { describeNames } from "./describe-names.ts";
import { writeLive } from "./draw.ts";
import { lineInCell, toCellError } from "./errors.ts";
import type { FilesHost, FilesMessage } from "./files/file-attachment.ts";
import { serveToolkit } from "./for-toolkit.ts";
import * as generators from "./generators.ts";
import { Libraries } from "./libraries.ts";
import { createLoopGuard } from "./loop-guard.ts";
import { Outputs } from "./outputs.ts";
import { ownNamesOf } from "./own-names.ts";
import type { ProgressHost } from "./progress/progress.ts";
import { type Run, Runs, StaleRun } from "./runs.ts";
import { CellRuntime } from "./runtime.ts";
import { Stock } from "./stock.ts";
import { Surfaces } from "./surfaces.ts";
import { TensorOwners } from "./tensors.ts";

type Start = Extract<ToKernel, { type: "start" }>;
type Handlers = {
  readonly [Type in Exclude<ToKernel["type"], "start" | "stock">]: (message: Extract<ToKernel, { type: Type }>) => void;
};

/** How often a value that changes by itself (a generator, `now`) is told to the host. */
const changesEveryMs = 100;

const asLanguage = (text: string): Language => (text === "en" ? "en" : "pt-BR");

interface ToolkitErrors {
  readonly setLanguage: (language: Language) => void;
}

/** Waits for the host's first message, then runs the notebook for as long as the frame lives. */
export function serveKernel(port: MessagePort, main: HTMLElement): void {
  const post = batching(poster(port));
  const stock = new Stock();
  port.onmessage = ({ data }: MessageEvent<ToKernel>) => {
    if (data.type === "stock") stock.keep(data);
    if (data.type !== "start") return;
    const handlers = startKernel(data, main, post, stock);
    port.onmessage = (event: MessageEvent<ToKernel>) => {
      const message = event.data;
      if (message.type === "stock") stock.keep(message);
      else if (message.type !== "start") (handlers[message.type] as (message: ToKernel) => void)(message);
    };
    post({ type: "ready" });
  };
}

function startKernel(
  start: Start,
  main: HTMLElement,
  post: (message: FromKernel, transfer?: Transferable[]) => void,
  stock: Stock,
): Handlers {
  const runs = new Runs(start.studentSeed);
  const outputs = new Outputs(main, post, asLanguage(start.language));
  const words = () => outputs.words;
  const appearanceListeners = new Set<() => void>();
  let dark = start.dark;
  const showAppearance = (): void => {
    document.documentElement.lang = outputs.language;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
  };
  showAppearance();

  // ---- libraries: asked of the host, once each ----
  /** The toolkit's errors speak the reader's language, once it is loaded. */
  let toolkitErrors: ToolkitErrors | null = null;
  let hearFiles: (message: FilesMessage) => void = () => {};
  /** What of the toolkit is loaded. */
  const toolkit = new Set<object>();
  const requests = new Map<number, PromiseWithResolvers<string | ArrayBuffer>>();
  let lastRequest = 0;
  const fetchFromHost = (specifier: string): Promise<string | ArrayBuffer> => {
    lastRequest += 1;
    const request = Promise.withResolvers<string | ArrayBuffer>();
    requests.set(lastRequest, request);
    post({ type: "need", request: lastRequest, specifier });
    return request.promise;
  };
  const libraries = new Libraries({
    words,
    stock: stock.modules,
    fetch: fetchFromHost,
    onLoad: (name, namespace) => {
      if (name === "@tensorflow/tfjs") {
        tensors.follow(namespace);
        void libraries.load("progress").then(
          ({ watch }) => (watch as (tf: typeof namespace) => void)(namespace),
          () => undefined,
        );
      }
      if (name === "progress") {
        (namespace.connect as (host: ProgressHost) => void)({
          show: (node) => runs.owner && show(runs.owner, node),
          language: () => outputs.language,
          plot: () => libraries.load("@observablehq/plot"),
          lineIn: (stack) => lineInCell(stack, runs.owner?.cell ?? ""),
        });
      }
      if (name === "files") {
        hearFiles = (namespace.connect as (host: FilesHost) => typeof hearFiles)({
          ask: (request, file) => post({ type: "open-file", request, name: file }),
          language: () => outputs.language,
        });
      }
      if (/^bancada\/[^.]+$/.test(name)) toolkit.add(namespace);
      if (name === "bancada/errors") {
        toolkitErrors = namespace as unknown as ToolkitErrors;
        toolkitErrors.setLanguage(outputs.language);
      }
      if (name === "@tensorflow/tfjs-vis") {
        (namespace.useSurfaces as (make: Surfaces["surface"]) => void)((request) => surfaces.surface(request));
      }
    },
  });

  const hearStore = serveToolkit({ runs, libraries, post, fetchFromHost });

  // ---- what runs of cells draw ----
  /** Runs that have drawn since their output was cleared. */
  const drawn = new WeakSet<Run>();
  const show = (run: Run, value: unknown): void => {
    if (!run.alive) throw new StaleRun("this run was replaced");
    const output = outputs.of(run.cell);
    if (!drawn.has(run)) {
      drawn.add(run);
      output.root.replaceChildren();
    }
    outputs.show(output, value);
  };
  const surfaces = new Surfaces(runs, show);

  const tensors = new TensorOwners({
    runs,
    exportsBeside: (cell) => runtime.exportsBeside(cell),
    report: (cells, backend) => post({ type: "tensors", cells, backend }),
  });
  const guard = createLoopGuard({
    limitMs: start.blockedAfterMs,
    words,
    onBusy: () => {
      const cell = runs.owner?.cell;
      if (cell !== undefined) post({ type: "enter", id: cell });
    },
  });

  // ---- states of cells ----
  const versions = new Map<string, number>();
  const lastRuns = new Map<string, Run>();
  const changedAt = new Map<string, number>();
  const tellFulfilled = (cell: CompiledCell, durationMs: number, live: string): void => {
    const version = (versions.get(cell.id) ?? 0) + 1;
    versions.set(cell.id, version);
    post({ type: "fulfilled", id: cell.id, durationMs, version, live });
  };
  /** A value that changes many times a second is told a few times a second; the last change is always told. */
  const tellChanged = (cell: CompiledCell, tell: () => void): void => {
    const wait = (changedAt.get(cell.id) ?? Number.NEGATIVE_INFINITY) + changesEveryMs - browser.now();
    if (wait > changesEveryMs) return;
    const at = browser.now() + Math.max(0, wait);
    changedAt.set(cell.id, at + 0.001);
    browser.setTimeout(tell, Math.max(0, wait));
  };

  const runtime: CellRuntime = new CellRuntime({
    runs,
    ownNames: (run) => ownNamesOf(run, show, post),
    nodeOf: ({ id, live }) => (live ? main : outputs.of(id).root),
    stoppedMessage: () => words().stopped,
    contextOf: (run, cell) => {
      lastRuns.set(cell.id, run);
      return runs.context(run, (specifier, names = []) => libraries.import(specifier, names, cell.closed), guard.tick);
    },
    events: {
      pending: (id) => post({ type: "pending", id }),
      enter: (id) => post({ type: "enter", id }),
      leave: (id) => {
        guard.left();
        post({ type: "leave", id });
      },
      fulfilled: (cell, value, durationMs) => {
        if (cell.live) return tellFulfilled(cell, durationMs, writeLive(value, outputs.language));
        const output = outputs.of(cell.id);
        const run = lastRuns.get(cell.id);
        if (!run || !drawn.has(run)) output.root.replaceChildren();
        // As in Jupyter, nothing is nothing: `list.forEach(…)` draws no "undefined".
        if (cell.autodisplay && value !== undefined) outputs.show(output, value);
        tellFulfilled(cell, durationMs, "");
      },
      changed: (cell) => tellChanged(cell, () => tellFulfilled(cell, 0, "")),
      rejected: (cell, error, durationMs) => {
        guard.left();
        const run = lastRuns.get(cell.id);
        // What this run drew before it failed stays: it often shows why.
        if (!cell.live && (!run?.alive || !drawn.has(run))) outputs.of(cell.id).root.replaceChildren();
        post({ type: "rejected", id: cell.id, durationMs, error: toCellError(error, cell.id, words()) });
      },
      ended: (run) => tensors.release(run),
    },
    builtins: createBuiltins(libraries, {
      studentSeed: () => start.studentSeed,
      language: () => follow(() => outputs.language),
      dark: () => follow(() => dark),
    }),
  });
  /** A builtin that changes with the appearance. */
  function follow<T>(read: () => T): AsyncGenerator<T, void, void> {
    let last = read();
    return generators.observe<T>((notify) => {
      const listener = (): void => {
        if (read() === last) return;
        last = read();
        notify(last);
      };
      appearanceListeners.add(listener);
      notify(last);
      return () => appearanceListeners.delete(listener);
    });
  }

  watchFrame({ studentSeed: start.studentSeed, runs, post, words });

  const answerTo = answering({ runtime, runs, tensors });

  return {
    define: ({ cells }) => {
      for (const { id } of cells) outputs.setFrozen(id, false);
      runtime.define(cells);
    },
    freeze: ({ ids }) => {
      runtime.delete(ids);
      for (const id of ids) outputs.setFrozen(id, true);
    },
    delete: ({ ids }) => {
      runtime.delete(ids);
      for (const id of ids) outputs.delete(id);
    },
    stop: ({ ids }) => runtime.stop(ids),
    run: ({ ids }) => runtime.rerun(ids),
    place: ({ holes }) => outputs.place(holes),
    focus: ({ id, which }) => outputs.focus(id, which),
    appearance: (message) => {
      dark = message.dark;
      outputs.setLanguage(asLanguage(message.language));
      toolkitErrors?.setLanguage(outputs.language);
      showAppearance();
      for (const listener of appearanceListeners) listener();
    },
    library: ({ request, content, error }) => {
      const waiting = requests.get(request);
      requests.delete(request);
      if (content === undefined) waiting?.reject(new Error(error ?? ""));
      else waiting?.resolve(content);
    },
    files: (message) => hearFiles(message),
    stored: hearStore,
    ask: (asked) => answerTo(asked, (result) => post({ type: "answer", request: asked.request, answer: result })),
    line: ({ port }) => {
      const reply = poster(port);
      port.onmessage = ({ data }: MessageEvent<Asked>) =>
        answerTo(data, (result) => reply({ request: data.request, answer: result }));
    },
    describe: ({ request, names }) => {
      void describeNames(names, runtime, libraries, outputs.language, [...toolkit]).then((answer) =>
        post({ type: "answer", request, answer }),
      );
    },
    ping: ({ request }) => {
      outputs.describeChanged();
      post({ type: "pong", request });
    },
  };
}
