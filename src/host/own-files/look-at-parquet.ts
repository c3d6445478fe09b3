import { startWorker } from "../editor/trusted.ts";
import type { PartTexts } from "../messages/bilingual.ts";
import workerUrl from "./parquet.worker.ts?worker&url";
import type { ParquetSchema, ParquetStart } from "./parquet-look.ts";

/** What the worker says: the schema, then the first rows; or why not, where it knows. */
export type ParquetAnswer =
  | { readonly type: "schema"; readonly schema: ParquetSchema }
  | { readonly type: "start"; readonly start: ParquetStart }
  | { readonly type: "failed"; readonly said: PartTexts<string> | null }
  /** The first rows took too long. */
  | { readonly type: "slow" };

/** A file that was made to take for ever is given up. */
const mostMs = 15_000;

/** Looks at a Parquet file in a worker. The returned function ends it. */
export function watchParquet(file: Blob, tell: (answer: ParquetAnswer) => void): () => void {
  const worker = startWorker(workerUrl, "parquet");
  const end = () => {
    clearTimeout(timer);
    worker.terminate();
  };
  const finish = (answer: ParquetAnswer) => {
    end();
    tell(answer);
  };
  const timer = setTimeout(() => finish({ type: "slow" }), mostMs);
  worker.onmessage = ({ data }: MessageEvent<ParquetAnswer>) => (data.type === "schema" ? tell(data) : finish(data));
  worker.onerror = () => finish({ type: "failed", said: null });
  worker.postMessage(file);
  return end;
}
