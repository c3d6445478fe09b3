import type { ToWorker } from "../../service-worker/messages.ts";

/** Says something to the service worker, and waits for its answer. */
export function askWorker<Answer>(worker: ServiceWorker, message: ToWorker): Promise<Answer> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      port1.close();
      resolve(data);
    };
    worker.postMessage(message, [port2]);
  });
}
