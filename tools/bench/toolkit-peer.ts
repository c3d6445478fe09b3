import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { TaskRun } from "./toolkit-page.ts";

/** Debian's own Python first: there the packages are native ones. */
const pythons = ["/usr/bin/python3", "python3"];
const threads = ["OMP", "OPENBLAS", "MKL", "NUMEXPR", "VECLIB"].map((name) => [`${name}_NUM_THREADS`, "1"]);

interface Peer {
  run(): Promise<TaskRun>;
  close(): void;
}

/** The peer's process, ready and with one thread; null where no Python has its packages. @throws where it fails otherwise */
export async function startPeer(script: string, folder: string): Promise<Peer | null> {
  for (const python of pythons) {
    const peer = await start(python, script, folder);
    if (peer) return peer;
  }
  return null;
}

async function start(python: string, script: string, folder: string): Promise<Peer | null> {
  const child = spawn(python, [script, folder], {
    env: { ...process.env, ...Object.fromEntries(threads), PYTHONDONTWRITEBYTECODE: "1", PYTHONWARNINGS: "ignore" },
  });
  const next = answersOf(child);
  if ((await next()) === null) return null;
  return {
    run: async () => {
      const answer = next();
      child.stdin.write("run\n");
      const run = await answer;
      if (run === null) throw new Error(`${script} ended.`);
      return run as TaskRun;
    },
    close: () => child.stdin.end(),
  };
}

/** Waits for the next answer that peer.py writes; null where Python, or a package, is not there. */
function answersOf(child: ChildProcessWithoutNullStreams): () => Promise<unknown> {
  let waiting: { resolve(answer: unknown): void; reject(error: Error): void } | undefined;
  let said = "";
  let missing = false;
  child.stderr.on("data", (text: Buffer) => {
    said += text;
  });
  child.on("error", () => {
    missing = true;
  });
  child.on("close", () => {
    if (missing || said.includes("ModuleNotFoundError")) waiting?.resolve(null);
    else waiting?.reject(new Error(said));
  });
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.startsWith('{"bench":')) waiting?.resolve((JSON.parse(line) as { bench: unknown }).bench);
  });
  return () =>
    new Promise((resolve, reject) => {
      waiting = { resolve, reject };
    });
}
