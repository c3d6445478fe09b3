import type { CheckContext } from "../grading/check-context.ts";
import type { RefereeAnswer } from "../grading/referee-answer.ts";
import type { CheckJob, FromReferee, ModuleText, RefereeQuestion, ToReferee } from "../grading/referee-protocol.ts";
import { broken, type CheckServices, runCheck, StudentFailure } from "../grading/run-check.ts";
import { mulberry32 } from "../shared/random.ts";
import { NotebookLine } from "./notebook-line.ts";
import { rebuildModel, type TensorFlow } from "./referee-model.ts";

type Namespace = Readonly<Record<string, unknown>>;

/** Takes the host's port and runs the checks that come over it, one at a time. */
export function startRefereeWorker(port: MessagePort): void {
  new Referee(port);
}

class Referee {
  readonly #port: MessagePort;
  readonly #answers = new Map<number, (answer: RefereeAnswer) => void>();
  readonly #texts = new Map<number, { resolve: (text: string) => void; reject: (error: Error) => void }>();
  /** Modules by their text: checks run again and again while a student types. */
  readonly #modules = new Map<string, Promise<Namespace>>();
  #line: NotebookLine | undefined;
  #prepared: Promise<unknown> | undefined;
  #requests = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = (event: MessageEvent<ToReferee>) => this.#receive(event.data);
    this.#post({ type: "ready" });
  }

  #post(message: FromReferee): void {
    this.#port.postMessage(message);
  }

  #receive(message: ToReferee): void {
    switch (message.type) {
      case "check":
        void this.#check(message.request, message.job);
        break;
      case "prepare":
        void this.#prepare(message.request, message.libraries);
        break;
      case "given":
        this.#prepared = Promise.resolve(message.value);
        break;
      case "line":
        this.#line = new NotebookLine(message);
        break;
      case "hang-up":
        this.#line?.hangUp();
        break;
      case "answer":
        this.#answers.get(message.request)?.(message.answer);
        this.#answers.delete(message.request);
        break;
      case "library": {
        const waiting = this.#texts.get(message.request);
        this.#texts.delete(message.request);
        if (message.text !== undefined) waiting?.resolve(message.text);
        else waiting?.reject(new Error(message.error ?? "The library did not come."));
        break;
      }
    }
  }

  async #check(request: number, job: CheckJob): Promise<void> {
    const begin = performance.now();
    try {
      const verdict = await this.#run(request, job);
      this.#post({ type: "verdict", request, verdict });
    } catch (error) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const verdict = { check: job.id, durationMs: performance.now() - begin, ...broken(detail) };
      this.#post({ type: "verdict", request, verdict });
    }
  }

  async #run(request: number, job: CheckJob): Promise<Awaited<ReturnType<typeof runCheck>>> {
    const { default: run } = await this.#module(job.code);
    if (typeof run !== "function") throw new TypeError("The check's module has no default export that is a function.");
    const lab = await this.#lab(job.libraries);
    const datasets = await this.#datasets([job.code, ...job.libraries]);
    if (job.sealed) this.#prepared ??= prepareWith(lab, datasets);
    const prepared = job.sealed ? await this.#prepared : undefined;
    const { services, dispose } = this.#services(request, job, { lab, datasets, prepared });
    try {
      return await runCheck({ ...job, run: run as (context: CheckContext) => unknown }, services, {
        limitMs: job.limitMs,
        now: () => performance.now(),
        after: (ms, callback) => {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      });
    } finally {
      dispose();
    }
  }

  async #lab(libraries: readonly ModuleText[]): Promise<Namespace> {
    const parts = await Promise.all(
      libraries.filter(({ text }) => text.trim() !== "").map((module) => this.#module(module)),
    );
    return Object.assign({}, ...parts);
  }

  /** They take a moment: only what mentions them gets them. */
  #datasets(modules: readonly ModuleText[]): Promise<Namespace> {
    const isMentioned = modules.some(({ text }) => /\bdatasets\b/.test(text));
    return isMentioned ? this.#library("datasets", evaluateDatasets) : Promise.resolve({});
  }

  async #prepare(request: number, libraries: readonly ModuleText[]): Promise<void> {
    try {
      const value = await prepareWith(await this.#lab(libraries), await this.#datasets(libraries));
      this.#post({ type: "prepared", request, value });
    } catch {
      this.#post({ type: "prepared", request });
    }
  }

  #services(check: number, job: CheckJob, given: Pick<CheckServices, "lab" | "datasets" | "prepared">) {
    const ask = async (question: RefereeQuestion): Promise<unknown> => {
      const answer = (await this.#line?.ask(question)) ?? (await this.#askHost(check, question));
      if (answer.ok) return answer.value;
      throw new StudentFailure(answer.code, question.name, answer.message);
    };
    let tensorFlow: TensorFlow | undefined;
    const loadTensorFlow = async (): Promise<TensorFlow> => {
      if (tensorFlow !== undefined) return tensorFlow;
      const tf = (await this.#library("@tensorflow/tfjs", importText)) as unknown as TensorFlow;
      await tf.setBackend("cpu");
      if (tensorFlow === undefined) tf.engine().startScope("check");
      tensorFlow = tf;
      return tf;
    };
    const models: { dispose(): unknown }[] = [];
    const services: CheckServices = {
      call: (name, ...args) => ask({ kind: "call", name, args }),
      after: async (name, ...args) => {
        const left = await ask({ kind: "after", name, args });
        if (!Array.isArray(left)) throw new StudentFailure("not-cloneable", name, "");
        return left;
      },
      value: (name) => ask({ kind: "value", name }),
      model: async (name) => {
        const artifacts = await ask({ kind: "model", name });
        const model = await rebuildModel(await loadTensorFlow(), artifacts, name);
        models.push(model);
        return model;
      },
      tf: loadTensorFlow,
      near: (a, b, tolerance = 1e-9) => typeof a === "number" && Math.abs(a - b) <= tolerance,
      random: mulberry32,
      ...given,
      studentSeed: job.studentSeed,
    };
    const dispose = () => {
      for (const model of models) model.dispose();
      tensorFlow?.engine().endScope();
    };
    return { services, dispose };
  }

  #askHost(check: number, question: RefereeQuestion): Promise<RefereeAnswer> {
    const request = ++this.#requests;
    return new Promise((resolve) => {
      // posting first: what cannot be cloned here is the check's own mistake, and throws
      this.#post({ type: "ask", check, request, question });
      this.#answers.set(request, resolve);
    });
  }

  #module({ as, text }: ModuleText): Promise<Namespace> {
    return remember(this.#modules, text, () => (as === "function" ? evaluateFunction(text) : importText(text)));
  }

  #library(specifier: string, evaluate: (text: string) => Promise<Namespace>): Promise<Namespace> {
    return remember(this.#modules, specifier, async () => evaluate(await this.#fetch(specifier)));
  }

  #fetch(specifier: string): Promise<string> {
    const request = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#texts.set(request, { resolve, reject });
      this.#post({ type: "need", request, specifier });
    });
  }
}

/** What no submission changes: data and expected values, as the library's `prepare` makes them. */
async function prepareWith({ prepare }: Namespace, datasets: Namespace): Promise<unknown> {
  return typeof prepare === "function" ? prepare({ datasets, random: mulberry32 }) : undefined;
}

/** A failure is not remembered: a library that the network kept away is asked for again. */
function remember<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  made.catch(() => known.delete(key));
  return made;
}

// biome-ignore lint/security/noGlobalEval: a lab's checks are texts, and this worker is where they run
const evaluate = globalThis.eval as (text: string) => unknown;

/** The text is an expression whose value is a function that promises a module's exports. */
async function evaluateFunction(text: string): Promise<Namespace> {
  const run = evaluate(text) as () => Promise<Namespace>;
  return run();
}

/** What `sandbox/datasets.ts` leaves behind. */
async function evaluateDatasets(text: string): Promise<Namespace> {
  evaluate(text);
  const scope = globalThis as { bancadaDatasets?: Namespace };
  const { bancadaDatasets } = scope;
  delete scope.bancadaDatasets;
  if (bancadaDatasets === undefined) throw new Error("The data sets did not come.");
  return bancadaDatasets;
}

async function importText(text: string): Promise<Namespace> {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return (await import(/* @vite-ignore */ url)) as Namespace;
  } finally {
    URL.revokeObjectURL(url);
  }
}
