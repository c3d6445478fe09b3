import { notebookHere } from "../../base/notebook.ts";
import { checkOptions, type Rule } from "../../base/options.ts";
import { inWords, StudentError } from "../../errors.ts";
import { callApi, putFile } from "./api.ts";
import { flushTracking } from "./tracking-server.ts";

/** How a run ends. */
export type EndStatus = "FINISHED" | "FAILED" | "KILLED";

/** A data set that a run used, for `logInput`. */
export interface DatasetFacts {
  readonly name: string;
  /** Tells two versions of the data apart: {@link datasetDigest} computes one. */
  readonly digest: string;
  /** Where it comes from. Default: its name. */
  readonly source?: string;
  /** What it is used for. Default `"training"`. */
  readonly context?: string;
}

/** JSON has no NaN: a step that is none would count as 0. */
const aStep: Rule = {
  holds: Number.isSafeInteger,
  expected: { "pt-BR": "um número inteiro", en: "a whole number" },
};

/** Whole batches go in pieces of this size: MLflow takes no larger ones. */
const mostMetrics = 1_000;
const mostParams = 100;

/**
 * A run that is being recorded, with the words of MLflow's Python client. Where Python has one active run for the whole
 * program, here the run is a value: cells run again, and at once, so each says which run it means. A run that is still
 * going on when its cell runs again ends as `KILLED`.
 * @example
 * const run = await startRun({runName: "linha de base"});
 * await run.logParams({maxDepth: 5, criterion: "gini"});
 * for (let step = 0; step < 10; step++) await run.logMetric("perda", 1 / (step + 1), {step});
 * await run.end();
 * @see https://mlflow.org/docs/latest/python_api/mlflow.html
 */
export class Run {
  readonly runId: string;
  readonly runName: string;
  readonly experimentId: string;
  #isOver = false;

  /** @internal Runs come from {@link startRun}; `cellEnds` tells the end of the cell's run that began this one. */
  constructor(
    facts: { readonly runId: string; readonly runName: string; readonly experimentId: string },
    cellEnds: AbortSignal | undefined,
  ) {
    this.runId = facts.runId;
    this.runName = facts.runName;
    this.experimentId = facts.experimentId;
    const kill = (): void => void this.#end("KILLED").catch(() => undefined);
    if (cellEnds?.aborted) kill();
    else cellEnds?.addEventListener("abort", kill, { once: true });
  }

  /** Records a parameter. Its value can't be changed afterwards: MLflow refuses another one. */
  async logParam(key: string, value: unknown): Promise<void> {
    await this.#post("logParam", "log-parameter", { key, value: paramText(value) });
  }

  /** Records several parameters at once. */
  async logParams(params: Readonly<Record<string, unknown>>): Promise<void> {
    const all = Object.entries(params).map(([key, value]) => ({ key, value: paramText(value) }));
    await this.#inPieces("logParams", "params", all, mostParams);
  }

  /**
   * Records a value of a metric. The latest value is that of the greatest step.
   * @param value - any number, also NaN and infinities; a truth value is none
   * @throws StudentError `not-a-number`
   */
  async logMetric(key: string, value: number, { step = 0 }: { readonly step?: number } = {}): Promise<void> {
    checkOptions("logMetric", { step }, { step: aStep });
    const metric = { key, value: metricValue("logMetric", key, value), timestamp: Date.now(), step };
    await this.#post("logMetric", "log-metric", metric);
  }

  /** Records several metrics at one step. */
  async logMetrics(
    metrics: Readonly<Record<string, number>>,
    { step = 0 }: { readonly step?: number } = {},
  ): Promise<void> {
    checkOptions("logMetrics", { step }, { step: aStep });
    const timestamp = Date.now();
    const all = Object.entries(metrics).map(([key, value]) => ({
      key,
      value: metricValue("logMetrics", key, value),
      timestamp,
      step,
    }));
    await this.#inPieces("logMetrics", "metrics", all, mostMetrics);
  }

  /** Sets a tag; a tag that is there gets the new value. */
  async setTag(key: string, value: unknown): Promise<void> {
    await this.#post("setTag", "set-tag", { key, value: paramText(value) });
  }

  /** Sets several tags. */
  async setTags(tags: Readonly<Record<string, unknown>>): Promise<void> {
    const all = Object.entries(tags).map(([key, value]) => ({ key, value: paramText(value) }));
    await this.#inPieces("setTags", "tags", all, mostParams);
  }

  /**
   * Keeps a file with the run, at most 20 MB.
   * @param path - its name, also within folders: `"modelo/pesos.json"`
   * @param content - a text or bytes; anything else is written as JSON
   * @throws StudentError `bad-path` for a path that leads out of the run; `no-content` for nothing, a function or a promise
   */
  async logArtifact(path: string, content: unknown): Promise<void> {
    if (typeof path !== "string" || path.split("/").some((part) => part === "" || part === "." || part === ".."))
      throw badPath(path);
    if (content === undefined || typeof content === "function" || content instanceof Promise)
      throw noContent(path, content);
    const isRaw = typeof content === "string" || content instanceof Blob || content instanceof ArrayBuffer;
    const bytes = isRaw || ArrayBuffer.isView(content) ? content : JSON.stringify(content, null, 2);
    const where = { where: "logArtifact", cell: this.#cell() };
    await putFile(where, `${this.experimentId}/${this.runId}/artifacts/${path}`, bytes as Blob | BufferSource | string);
  }

  /** Says which data the run used. */
  async logInput({ name, digest, source = name, context = "training" }: DatasetFacts): Promise<void> {
    const dataset = { name, digest, source_type: "local", source: JSON.stringify({ uri: source }) };
    const tags = [{ key: "mlflow.data.context", value: context }];
    await this.#post("logInput", "log-inputs", { datasets: [{ tags, dataset }] });
  }

  /** Ends the run, and resolves once it is kept on this device. Ending it twice does nothing. */
  async end(status: EndStatus = "FINISHED"): Promise<void> {
    await this.#end(status);
  }

  async #end(status: EndStatus): Promise<void> {
    if (this.#isOver) return;
    this.#isOver = true;
    await this.#post("end", "update", { status, end_time: Date.now() });
    await flushTracking();
  }

  async #post(where: string, path: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    await callApi({ where, cell: this.#cell() }, "POST", `runs/${path}`, { run_id: this.runId, ...fields });
  }

  async #inPieces(where: string, name: string, all: readonly unknown[], most: number): Promise<void> {
    for (let from = 0; from < all.length; from += most)
      await this.#post(where, "log-batch", { [name]: all.slice(from, from + most) });
  }

  #cell(): string {
    return notebookHere()?.cell() ?? "";
  }
}

const badPath = (path: string): StudentError =>
  new StudentError({
    code: "bad-path",
    where: "logArtifact",
    expected: { "pt-BR": "um caminho como modelo/pesos.json", en: "a path such as model/weights.json" },
    received: inWords(path),
    remedy: {
      "pt-BR": "Tire a barra do começo e do fim, e as partes “.” e “..”.",
      en: "Leave out slashes at the beginning and end, and the parts “.” and “..”.",
    },
  });

const noContent = (path: string, content: unknown): StudentError =>
  new StudentError({
    code: "no-content",
    where: "logArtifact",
    expected: { "pt-BR": `o conteúdo de “${path}”`, en: `the content of “${path}”` },
    received: inWords(content),
    remedy: {
      "pt-BR": "Falta um await? Passe um texto, bytes ou o que JSON escreve: logArtifact(caminho, conteudo).",
      en: "Is an await missing? Pass a text, bytes or what JSON writes: logArtifact(path, content).",
    },
  });

/** A parameter is a text: objects and lists are written as JSON. */
function paramText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** JSON has no NaN: it travels as a text, as protobuf has it. */
function metricValue(where: string, key: string, value: unknown): number | string {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  throw new StudentError({
    code: "not-a-number",
    where,
    expected: { "pt-BR": `um número para “${key}”`, en: `a number for “${key}”` },
    received: inWords(value),
    remedy: {
      "pt-BR": "Falta um await, ou o valor é um texto? Um texto ou verdadeiro/falso vai em logParam ou setTag.",
      en: "Is an await missing, or is the value a text? A text or a truth value goes into logParam or setTag.",
    },
  });
}
