import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  catalogue,
  type FullLab,
  labHash,
  publicFiles,
  readFullLab,
  sealedFiles,
} from "../../../tools/labs/publish.ts";
import { copyPreparedDatabase } from "../../contract/server/prepared-database.ts";
import { freePort } from "../../free-port.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const labId = "tests/double";

/** One exercise of one point, with a public and a sealed check: a grading of it takes as little as one can. */
const labText = `<!doctype html>
<notebook theme="air">
  <title>Dobro</title>
  <script id="1" type="module" pinned="">const double = (x) => 0; // comece aqui</script>
</notebook>
<lab id="${labId}" version="1" order="1" minutes="1">
  <exercise id="double" cell="1" points="1" minutes="1" title="Dobro">
    <script type="module" role="solution">const double = (x) => 2 * x;</script>
    <script type="module" role="check" id="three" kind="V" title="Três">
      export default async ({call, fail}) => { if ((await call("double", 3)) !== 6) fail("wrong"); };
    </script>
    <script type="text/markdown" role="message" check="three" id="wrong">O dobro de 3 é 6.</script>
    <script type="module" role="check" id="other" kind="V" title="Outro" sealed>
      export default async ({call, fail}) => { if ((await call("double", 21)) !== 42) fail("hidden"); };
    </script>
    <script type="text/markdown" role="message" check="other" id="hidden">Outro número saiu errado.</script>
  </exercise>
</lab>`;

const writeAll = (folder: string, files: ReadonlyMap<string, string>) => {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
};

/** The site as it was built, with one small lab instead of the course's. */
function siteWithOneLab(built: string, out: string): FullLab {
  const skip = /\.(gz|br|map)$|\/(labs|datasets)\//;
  cpSync(built, join(out, "public"), { recursive: true, filter: (path) => !skip.test(path) });
  const lab = readFullLab({ module: "99-tests", slug: "double", folder: "", text: labText, overlay: "" });
  const module = { id: "99-tests", title: { "pt-BR": "Testes", en: "Tests" } };
  const index = new Map([["index.json", JSON.stringify(catalogue([module], [lab]))]]);
  writeAll(join(out, "public/labs"), new Map([...publicFiles(lab), ...index]));
  writeAll(join(out, "sealed"), sealedFiles(lab));
  return lab;
}

/** A class server as `npm start` runs it, on one port and in one folder, which can be killed and comes back. */
export class KillableClass {
  readonly #folder = mkdtempSync(join(tmpdir(), "class-kills-"));
  readonly #env: NodeJS.ProcessEnv;
  readonly url: string;
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string };
  #process: ChildProcess | null = null;
  #said = "";

  private constructor(port: number, databaseUrl: string) {
    const lab = siteWithOneLab(process.env.BANCADA_SITE_FOLDER ?? "", join(this.#folder, "dist"));
    this.lab = { id: labId, version: 1, hash: labHash(lab) };
    this.url = `http://localhost:${port}`;
    this.#env = {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      BANCADA_FOLDER: this.data,
      BANCADA_OUT: join(this.#folder, "dist"),
      BANCADA_LOG_LEVEL: "warn",
      BANCADA_LEASE_SECONDS: "20",
      // The tests' own machine can be thrown away: as root Chromium has no sandbox.
      ...(process.getuid?.() === 0 ? { BANCADA_CHROMIUM_SANDBOX: "off" } : {}),
    };
  }

  /** @param databaseUrl - empty for the embedded database */
  static async open(databaseUrl: string): Promise<KillableClass> {
    const opened = new KillableClass(await freePort(), databaseUrl);
    if (databaseUrl === "") await copyPreparedDatabase(join(opened.data, "database"));
    await opened.#startSaying(/first-instructor#[\w-]+/);
    return opened;
  }

  /** Where the server keeps what it has. */
  get data(): string {
    return join(this.#folder, "data");
  }

  /** The one-time secret that makes the first instructor; it is told at the first start. */
  get firstToken(): string {
    return /first-instructor#([\w-]+)/.exec(this.#said)?.[1] ?? "";
  }

  start(): Promise<void> {
    return this.#startSaying(/Bancada ready/);
  }

  async #startSaying(pattern: RegExp): Promise<void> {
    const child = spawn(process.execPath, ["--import", "tsx", "tools/serve.ts"], { cwd: root, env: this.#env });
    this.#process = child;
    this.#said = "";
    await new Promise<void>((resolve, reject) => {
      const hear = (text: string) => {
        this.#said += text;
        if (pattern.test(this.#said)) resolve();
      };
      for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", hear);
      child.once("exit", () => reject(new Error(`The server ended: ${this.#said}`)));
    });
  }

  /** Kill −9 of the server, and with it of the embedded database. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Kill −9 of the grader that the server started. @returns was there one? */
  killGrader(): boolean {
    const pid = this.#process?.pid;
    const found = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" })
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      .find(([, parent, ...args]) => Number(parent) === pid && args.some((arg) => arg.endsWith("tools/grader.ts")));
    if (!found) return false;
    process.kill(Number(found[0]), "SIGKILL");
    return true;
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  }
}
