import feed from "virtual:kernel-feed";
import { type DeathCause, type KernelClient, type KernelEvent, startKernel } from "../../../src/kernel/client.ts";
import { compileCell } from "../../../src/kernel/compile/compile-cell.ts";
import { createSandboxedFrame } from "../../../src/kernel/frame.ts";
import type { CompiledCell } from "../../../src/kernel/protocol.ts";

/** A page with a kernel and nothing else: what end-to-end tests drive by `bench`. */
const parent = document.querySelector<HTMLElement>("#notebook");
if (!parent) throw new Error("the page has no #notebook");

const texts = new Map<string, Promise<string>>();
/** The toolkit's files lie beside the file that lists them. */
const urlOf = (specifier: string): string | undefined =>
  feed[specifier] ??
  (specifier.startsWith("bancada/") ? new URL(specifier, new URL(feed.bancada ?? "", location.href)).href : undefined);
function text(specifier: string): Promise<string> {
  const url = urlOf(specifier);
  if (url === undefined) return Promise.reject(new Error(`no ${specifier}`));
  const known = texts.get(specifier) ?? fetch(url).then((response) => response.text());
  texts.set(specifier, known);
  return known;
}

/** A cell as the compiler emits it, but for what a test does not need. */
function cell(id: string, inputs: string, body: string, more: Partial<CompiledCell> = {}): CompiledCell {
  return {
    id,
    body: `(__c)=>${body}`,
    inputs: inputs ? inputs.split(",") : [],
    outputs: [],
    after: [],
    autodisplay: false,
    closed: false,
    live: false,
    ...more,
  };
}

const bench = {
  feed,
  text,
  cell,
  events: [] as KernelEvent[],
  /** How many events there were when each cell was defined last. */
  definedAt: new Map<string, number>(),
  deaths: [] as DeathCause[],
  kernel: null as KernelClient | null,
  /** As a page that asks anew for what the network did not give. */
  forget: () => texts.clear(),
  async start(
    options: {
      readonly blockedAfterMs?: number;
      readonly kernelText?: string;
      readonly studentSeed?: number;
      /** Texts, and bytes, that stand in for those of the feed. */
      readonly instead?: Readonly<Record<string, string | readonly number[]>>;
    } = {},
  ) {
    bench.kernel?.kill();
    bench.forgetEvents();
    bench.deaths.length = 0;
    const { kernelText, studentSeed = 7, instead = {}, ...rest } = options;
    bench.kernel = startKernel({
      parent: parent as HTMLElement,
      feed: {
        text: (specifier) => {
          if (specifier === "kernel" && kernelText) return Promise.resolve(kernelText);
          const other = instead[specifier];
          return typeof other === "string" ? Promise.resolve(other) : text(specifier);
        },
        bytes: async (specifier) => {
          const other = instead[specifier];
          if (typeof other === "object") return Uint8Array.from(other).buffer;
          return (await fetch(urlOf(specifier) ?? "")).arrayBuffer();
        },
      },
      studentSeed,
      language: "pt-BR",
      dark: false,
      title: "Saídas do caderno",
      onMessage: (event) => bench.events.push(event),
      onDeath: (cause) => bench.deaths.push(cause),
      ...rest,
    });
    return bench.kernel.ready;
  },
  forgetEvents() {
    bench.events.length = 0;
    bench.definedAt.clear();
  },
  define(...cells: CompiledCell[]) {
    for (const { id } of cells) bench.definedAt.set(id, bench.events.length);
    bench.kernel?.define(cells);
  },
  /** Compiles and defines cells, as `[id, text]`. */
  write(cells: readonly (readonly [id: string, text: string, more?: Partial<CompiledCell>])[]) {
    bench.define(
      ...cells.map(([id, text, { live = false, closed = false, after = [] } = {}]) => {
        const result = compileCell({ id, mode: "js", text, live, closed });
        if (!result.ok) throw new Error(`cell ${id}: ${result.problem.detail}`);
        return { ...result.cell, after };
      }),
    );
  },
  /** The last state told of a cell since it was defined. */
  state(id: string) {
    return bench.events
      .slice(bench.definedAt.get(id) ?? 0)
      .findLast(
        (event) =>
          (event.type === "pending" || event.type === "fulfilled" || event.type === "rejected") && event.id === id,
      );
  },
  /** The value, once the cells that make it have run: a training takes its time. */
  async value(name: string) {
    const answer = await bench.kernel?.ask({ kind: "value", name }, 50_000);
    return answer?.ok ? answer.value : answer;
  },
  createSandboxedFrame,
  /**
   * Tries to run a string, or to write raw HTML, in the host's own page: what each attempt says.
   * Later, since what a debugger calls may evaluate strings on any page.
   */
  stringsInHost(): Promise<Record<string, string>> {
    return new Promise((resolve) => setTimeout(() => resolve(bench.tryStrings())));
  },
  tryStrings(): Record<string, string> {
    const attempts: Record<string, () => unknown> = {
      // biome-ignore lint/security/noGlobalEval: this is what must be refused
      eval: () => globalThis.eval("1"),
      Function: () => new Function("return 1")(),
      setTimeout: () => (setTimeout as (code: string) => number)("1"),
      innerHTML: () => {
        document.createElement("div").innerHTML = "<b>raw</b>";
      },
      srcdoc: () => {
        document.createElement("iframe").srcdoc = "<b>raw</b>";
      },
      scriptText: () => {
        document.createElement("script").text = "1";
      },
      worker: () => new Worker(URL.createObjectURL(new Blob([""]))),
      policy: () =>
        (
          globalThis as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
        ).trustedTypes.createPolicy("other", {}),
    };
    return Object.fromEntries(
      Object.entries(attempts).map(([name, attempt]) => {
        try {
          attempt();
          return [name, "allowed"];
        } catch (error) {
          return [name, error instanceof Error ? error.name : "refused"];
        }
      }),
    );
  },
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
