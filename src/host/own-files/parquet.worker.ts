import { lookAtParquet, type ParquetAnswer } from "./parquet-look.ts";
import { sentencesOf } from "./sentence-of.ts";

const answer = (message: ParquetAnswer) => self.postMessage(message);

/** Looks at one file away from the page, which ends this worker where it takes too long. */
self.onmessage = async ({ data }: MessageEvent<Blob>) => {
  try {
    const { schema, readStart } = await lookAtParquet(data);
    answer({ type: "schema", schema });
    answer({ type: "start", start: await readStart() });
  } catch (error) {
    answer({ type: "failed", said: sentencesOf(error) });
  }
};
