import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { copyPreparedDatabase } from "../../contract/server/prepared-database.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/**
 * A class server as `npm start` runs it, with the grader that it starts itself; a new class, in a folder of its own until it stops.
 * @param variables - settings of the server, besides its folder
 */
export async function startClass(variables: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "class-"));
  const data = join(folder, "data");
  await copyPreparedDatabase(join(data, "database"));
  const env = {
    ...process.env,
    PORT: "0",
    DATABASE_URL: "",
    BANCADA_FOLDER: data,
    BANCADA_OUT: dirname(process.env.BANCADA_SITE_FOLDER ?? ""),
    BANCADA_LOG_LEVEL: "warn",
    // The tests' own machine can be thrown away: as root Chromium has no sandbox.
    ...(process.getuid?.() === 0 ? { BANCADA_CHROMIUM_SANDBOX: "off" } : {}),
    ...variables,
  };
  const server: ChildProcess = spawn(process.execPath, ["--import", "tsx", "tools/serve.ts"], { cwd: root, env });
  let said = "";
  const listeners = new Set<() => void>();
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found[1] ?? "");
      };
      listeners.add(look);
      look();
      void ended.then(() => reject(new Error(`the server ended: ${said}`)));
    });
  return {
    url: await says(/Bancada ready: (\S+)/),
    firstLink: await says(/(\S+first-instructor#[\w-]+)/),
    says,
    stop: async () => {
      server.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type RunningClass = Awaited<ReturnType<typeof startClass>>;
