import type { Language } from "../shared/text.ts";
import { createEventValve } from "./event-valve.ts";
import { createSandboxedFrame, type SandboxedFrame } from "./frame.ts";
import type { KernelEvent } from "./kernel-event.ts";
import { parseFromKernel } from "./messages.ts";
import type { Answer, CompiledCell, FromKernel, Question, ToKernel } from "./protocol.ts";
import { supplier } from "./supply.ts";
import { createWatchdog } from "./watchdog.ts";

export type { KernelEvent };

/**
 * Why a kernel ended by itself: its document was replaced; it sent more messages than any notebook does; it did not
 * start; it fell silent with no cell running, as when its process crashed.
 */
export type DeathCause = "navigated" | "flooded" | "not-started" | "silent";

export type OpenFile = Extract<FromKernel, { type: "open-file" }>;
export type FilesAnswer = Extract<ToKernel, { type: "files" }>;
type AskStore = Extract<FromKernel, { type: "store" }>;
type StoreAnswer = Extract<ToKernel, { type: "stored" }>;

export interface KernelOptions {
  /** The frame fills this element, under the host's flow. */
  readonly parent: HTMLElement;
  /** A frame that {@link openKernelFrame} opened before; a new one is opened where there is none. */
  readonly frame?: Promise<SandboxedFrame> | undefined;
  /** The kernel and libraries, by the specifiers of `virtual:kernel-feed`. */
  readonly feed: { text(specifier: string): Promise<string>; bytes(specifier: string): Promise<ArrayBuffer> };
  /** Answers for the student's own files with `files`; left out, there are none. */
  readonly onOpenFile?: (message: OpenFile, answer: (files: FilesAnswer) => void) => void;
  /** Answers for what outlives the page with `stored`; left out, nothing does. */
  readonly onStore?: (message: AskStore, answer: (answer: StoreAnswer) => void) => void;
  readonly studentSeed: number;
  readonly language: Language;
  readonly dark: boolean;
  /** What a screen reader calls the frame. */
  readonly title: string;
  /** A loop that keeps the frame busy for this long without a pause is ended. */
  readonly blockedAfterMs?: number;
  readonly onMessage: (event: KernelEvent) => void;
  /** Called once, after the frame is gone. Not called by `kill`. */
  readonly onDeath: (cause: DeathCause) => void;
}

export interface KernelClient {
  /** Resolves when cells can run; never rejects: a kernel that cannot start dies (`onDeath`). */
  readonly ready: Promise<void>;
  /** The frame, once it stands. */
  readonly element: HTMLIFrameElement | null;
  /** Defines or redefines cells; they and all that depends on them run. */
  define(cells: readonly CompiledCell[]): void;
  delete(ids: readonly string[]): void;
  /** Takes the cells' values away and leaves what they drew. */
  freeze(ids: readonly string[]): void;
  /** Runs cells again. */
  run(ids: readonly string[]): void;
  /** Ends cells that wait for ever. A frame that is blocked does not hear it: `kill`. */
  stopCells(ids: readonly string[]): void;
  place(holes: Extract<ToKernel, { type: "place" }>["holes"]): void;
  /** Moves the focus to an output's first or last control; `leave-output` comes back where it has none. */
  focusOutput(id: string, which: "first" | "last"): void;
  /** Asks for a value or calls a function of the notebook. Never rejects. */
  ask(question: Question, timeoutMs: number): Promise<Answer>;
  /** Lets whoever has this port's other end ask as well: see `line` in protocol.ts. */
  connect(line: MessagePort): void;
  /** What the values of these names are, for `parseDescriptions` (messages-values.ts). Never rejects. */
  describe(names: readonly string[], timeoutMs: number): Promise<Answer>;
  /** Does the frame answer within this time? */
  ping(timeoutMs: number): Promise<boolean>;
  setAppearance(appearance: { readonly language: Language; readonly dark: boolean }): void;
  /** Removes the frame and all that runs in it. Nothing is reported afterwards. */
  kill(): void;
}

type Unnumbered<Message> = Message extends unknown ? Omit<Message, "request"> : never;

/**
 * Opens a kernel's frame and boots it; cells wait until `startKernel` takes it. To open it before the notebook is read
 * and drawn lets both go on at once: the frame has a process of its own.
 */
export async function openKernelFrame({
  parent,
  feed,
  title,
}: Pick<KernelOptions, "parent" | "feed" | "title">): Promise<SandboxedFrame> {
  const bootText = await feed.text("kernel");
  return createSandboxedFrame({ parent, title, className: "kernel-frame", bootText });
}

const startTimeoutMs = 15_000;
/** States of cells come in lists (runtime/batch.ts). */
const mostInBatch = 500;

/**
 * Starts the notebook's kernel in a sandboxed frame. Messages sent before it is ready wait for it.
 * At most one kernel at a time: frames share a process, so a second would hang with the first.
 */
export function startKernel(options: KernelOptions): KernelClient {
  const { feed, onMessage } = options;
  let frame: SandboxedFrame | null = null;
  let alive = true;
  const waiting: ToKernel[] = [];
  const known = new Set<string>();
  const pings = new Map<number, (answered: boolean) => void>();
  const questions = new Map<number, (answer: Answer) => void>();
  let lastRequest = 0;
  const started = Promise.withResolvers<void>();

  const send = (message: ToKernel): void => {
    if (!alive) return;
    if (frame) frame.port.postMessage(message, message.type === "line" ? [message.port] : []);
    else waiting.push(message);
  };

  const end = (): void => {
    alive = false;
    clearTimeout(startTimer);
    watchdog.stop();
    valve.close();
    frame?.remove();
    for (const answer of questions.values()) answer({ ok: false, code: "kernel-gone", message: "" });
    questions.clear();
    // Their timers would hold all of this: the watchdog waits for weeks.
    for (const done of pings.values()) done(false);
  };
  const die = (cause: DeathCause): void => {
    if (!alive) return;
    end();
    options.onDeath(cause);
  };
  const startTimer = setTimeout(() => die("not-started"), startTimeoutMs);

  const ping = (timeoutMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (!alive) return resolve(false);
      lastRequest += 1;
      const request = lastRequest;
      const done = (answered: boolean): void => {
        clearTimeout(timer);
        pings.delete(request);
        resolve(answered);
      };
      const timer = setTimeout(() => done(false), timeoutMs);
      pings.set(request, done);
      send({ type: "ping", request });
    });

  const request = (
    question: Unnumbered<Extract<ToKernel, { type: "ask" | "describe" }>>,
    timeoutMs: number,
  ): Promise<Answer> =>
    new Promise((resolve) => {
      if (!alive) return resolve({ ok: false, code: "kernel-gone", message: "" });
      lastRequest += 1;
      const number = lastRequest;
      const timer = setTimeout(() => {
        questions.delete(number);
        resolve({ ok: false, code: "timeout", message: "" });
      }, timeoutMs);
      questions.set(number, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      try {
        send({ ...question, request: number });
      } catch (error) {
        questions.delete(number);
        clearTimeout(timer);
        resolve({ ok: false, code: "not-cloneable", message: String(error) });
      }
    });

  const watchdog = createWatchdog({
    ping,
    onUnresponsive: (id) => onMessage({ type: "unresponsive", id }),
    onResponsive: () => onMessage({ type: "responsive" }),
    onSilent: () => die("silent"),
  });
  const valve = createEventValve({ deliver: onMessage, onFlood: () => die("flooded") });

  const supply = supplier(feed, send);

  const receive = (data: unknown): void => {
    if (!alive || !valve.admit()) return;
    const message = parseFromKernel(data);
    if (!message) return;
    switch (message.type) {
      case "ready":
        clearTimeout(startTimer);
        watchdog.start();
        started.resolve();
        return;
      case "pong":
        pings.get(message.request)?.(true);
        return;
      case "need":
        if (message.specifier !== "kernel" && message.specifier !== "referee")
          void supply(message.request, message.specifier);
        return;
      case "store":
        if (options.onStore) options.onStore(message, send);
        else send({ type: "stored", request: message.request, answer: null });
        return;
      case "open-file":
        if (options.onOpenFile) options.onOpenFile(message, send);
        else send({ type: "files", request: message.request, files: [], blob: null });
        return;
      case "answer": {
        const answer = questions.get(message.request);
        questions.delete(message.request);
        answer?.(message.answer);
        return;
      }
      case "heights": {
        const heights = message.heights.filter(([id]) => known.has(id));
        if (heights.length > 0) valve.pass({ type: "heights", heights });
        return;
      }
      case "tensors":
        valve.pass({ ...message, cells: message.cells.filter(([id]) => known.has(id)) });
        return;
      case "record":
        valve.pass(message);
        return;
      case "log":
        valve.pass(known.has(message.id) ? message : { ...message, id: "" });
        return;
      default:
        if (!known.has(message.id)) return;
        watchdog.note(message);
        valve.pass(message);
    }
  };

  (options.frame ?? openKernelFrame(options)).then(
    (opened) => {
      if (!alive) return opened.remove();
      frame = opened;
      frame.onNavigation = () => die("navigated");
      frame.element.style.colorScheme = options.dark ? "dark" : "light";
      frame.port.onmessage = (event) => {
        if (!alive) return;
        // Reading `data` is what makes the copy.
        const before = performance.now();
        const data: unknown = event.data;
        valve.spent(performance.now() - before);
        if (!Array.isArray(data)) receive(data);
        else if (data.length > mostInBatch) die("flooded");
        else for (const message of data) receive(message);
      };
      send({
        type: "start",
        studentSeed: options.studentSeed,
        language: options.language,
        dark: options.dark,
        blockedAfterMs: options.blockedAfterMs ?? 10_000,
      });
      for (const message of waiting.splice(0)) send(message);
    },
    () => die("not-started"),
  );

  return {
    ready: started.promise,
    get element() {
      return frame?.element ?? null;
    },
    define(cells) {
      for (const { id } of cells) known.add(id);
      send({ type: "define", cells });
    },
    delete(ids) {
      for (const id of ids) {
        known.delete(id);
        watchdog.forget(id);
      }
      send({ type: "delete", ids });
    },
    freeze: (ids) => send({ type: "freeze", ids }),
    run: (ids) => send({ type: "run", ids }),
    stopCells: (ids) => send({ type: "stop", ids }),
    place: (holes) => send({ type: "place", holes }),
    focusOutput(id, which) {
      frame?.element.focus();
      send({ type: "focus", id, which });
    },
    ask: (question, timeoutMs) => request({ type: "ask", question, timeoutMs }, timeoutMs),
    connect: (port) => send({ type: "line", port }),
    describe: (names, timeoutMs) => request({ type: "describe", names }, timeoutMs),
    ping,
    setAppearance(appearance) {
      if (frame) frame.element.style.colorScheme = appearance.dark ? "dark" : "light";
      send({ type: "appearance", ...appearance });
    },
    kill() {
      if (alive) end();
    },
  };
}
