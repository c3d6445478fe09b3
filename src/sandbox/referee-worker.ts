import type { CheckContext } from "../grading/check-context.ts";
import type { CheckJob, FromReferee, RefereeAnswer, RefereeQuestion, ToReferee } from "../grading/referee-protocol.ts";
import { broken, type CheckServices, runCheck, StudentFailure } from "../grading/run-check.ts";
import { FeedModules, type Namespace } from "../kernel/runtime/feed-modules.ts";
import { loadPart } from "../kernel/runtime/toolkit-parts.ts";
import { mulberry32 } from "../shared/random.ts";
import { rebuildModel, type TensorFlow } from "./referee-model.ts";

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
  readonly #libraries = new FeedModules({ fetch: (specifier) => this.#fetch(specifier) });
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
    const parts = await Promise.all(
      job.libraries.filter((text) => text.trim() !== "").map((text) => this.#module(text)),
    );
    const lab: Namespace = Object.assign({}, ...parts);
    const mentionsDatasets = [job.code, ...job.libraries].some((text) => /\bdatasets\b/.test(text));
    const datasets = mentionsDatasets ? await loadPart(this.#libraries, "datasets") : {};
    const { services, dispose } = this.#services(request, job, lab, datasets as Namespace);
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

  #services(check: number, job: CheckJob, lab: Namespace, datasets: Namespace) {
    const ask = async (question: RefereeQuestion): Promise<unknown> => {
      const request = ++this.#requests;
      const answer = await new Promise<RefereeAnswer>((resolve) => {
        // posting first: what cannot be cloned here is the check's own mistake, and throws
        this.#post({ type: "ask", check, request, question });
        this.#answers.set(request, resolve);
      });
      if (answer.ok) return answer.value;
      throw new StudentFailure(answer.code, question.name, answer.message);
    };
    let tensorFlow: TensorFlow | undefined;
    const loadTensorFlow = async (): Promise<TensorFlow> => {
      if (tensorFlow !== undefined) return tensorFlow;
      const tf = (await this.#libraries.load("@tensorflow/tfjs")) as unknown as TensorFlow;
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
      lab,
      datasets,
      studentSeed: job.studentSeed,
    };
    const dispose = () => {
      for (const model of models) model.dispose();
      tensorFlow?.engine().endScope();
    };
    return { services, dispose };
  }

  #module(text: string): Promise<Namespace> {
    return remember(this.#modules, text, () => importText(text));
  }

  #fetch(specifier: string): Promise<string> {
    const request = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#texts.set(request, { resolve, reject });
      this.#post({ type: "need", request, specifier });
    });
  }
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

async function importText(text: string): Promise<Namespace> {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  try {
    return (await import(/* @vite-ignore */ url)) as Namespace;
  } finally {
    URL.revokeObjectURL(url);
  }
}
