import { type ChildProcess, fork } from "node:child_process";
import { openSync } from "node:fs";
import { devNull } from "node:os";
import { fileURLToPath } from "node:url";

type Said = { readonly port: number; readonly firstToken: string | null } | { readonly processorMs: number };

/** A class server in a process of its own. */
export interface ClassProcess {
  readonly url: string;
  /** What makes the first instructor; null once there is one. */
  readonly firstToken: string | null;
  /** What the process has used so far, all its threads together: PGlite's too, PostgreSQL's not. */
  readonly processorMs: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** @param variables - those of the server (docs/server.md), and `BANCADA_OUT` */
export async function startClass(variables: Readonly<Record<string, string>>): Promise<ClassProcess> {
  const log = openSync(devNull, "w");
  const child = fork(fileURLToPath(new URL("server.ts", import.meta.url)), {
    env: { ...process.env, ...variables },
    execArgv: ["--import", "tsx"],
    stdio: ["ignore", log, "inherit", "ipc"],
  });
  const started = await answer(child);
  if (!("port" in started)) throw new Error("The server did not say its port.");
  return {
    url: `http://localhost:${started.port}`,
    firstToken: started.firstToken,
    async processorMs() {
      child.send("processor");
      const said = await answer(child);
      return "processorMs" in said ? said.processorMs : Number.NaN;
    },
    async stop() {
      if (!child.connected) return;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await ended;
    },
  };
}

function answer(child: ChildProcess): Promise<Said> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error("The class server ended."));
    child.once("exit", onExit);
    child.once("message", (said) => {
      child.off("exit", onExit);
      resolve(said as Said);
    });
  });
}
