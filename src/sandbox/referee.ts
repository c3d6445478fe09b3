import { startRefereeWorker } from "./referee-worker.ts";

/**
 * The referee runs a lab's checks. This one text runs twice: in a sandboxed frame, where all it does is start a worker
 * with itself for each port that the host gives, in place of the one before, and in that worker. The host then talks
 * straight to the worker, which answers while the notebook keeps the thread of the frames busy. No code of a student's
 * ever runs in either.
 */
interface RefereeGlobal {
  /** In the frame: the host's port, from the bootstrap; and this very text, from the host. */
  bancadaPort?: MessagePort;
  bancadaRefereeText?: string;
}

const scope = globalThis as RefereeGlobal;

if (typeof document === "undefined") {
  addEventListener("message", (event: MessageEvent<unknown>) => {
    const [port] = event.ports;
    if (port !== undefined) startRefereeWorker(port);
  });
} else {
  const { bancadaPort, bancadaRefereeText } = scope;
  delete scope.bancadaPort;
  delete scope.bancadaRefereeText;
  if (bancadaPort === undefined || bancadaRefereeText === undefined)
    throw new Error("The referee was started without its port or text.");
  const url = URL.createObjectURL(new Blob([bancadaRefereeText], { type: "text/javascript" }));
  let worker: Worker | undefined;
  bancadaPort.onmessage = ({ ports }) => {
    worker?.terminate();
    worker = new Worker(url, { name: "referee" });
    worker.postMessage(null, [...ports]);
  };
}
