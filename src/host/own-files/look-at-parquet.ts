import { startWorker } from "../editor/trusted.ts";
import workerUrl from "./parquet.worker.ts?worker&url";
import type { ParquetAnswer } from "./parquet-look.ts";

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
