import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const newFolder = () => join(mkdtempSync(join(tmpdir(), "serve-")), "data");
const started = new Set<ChildProcess>();
afterEach(() => {
  for (const process of started) process.kill("SIGKILL");
  started.clear();
});

/** The server as people start it, on a free port, with a folder of its own. */
const start = (folder: string) => startTool(folder, "serve");

/** One of our programs, told of a class's folder. */
function startTool(folder: string, tool: string, ...args: string[]) {
  const env = { ...process.env, PORT: "0", BANCADA_FOLDER: folder, DATABASE_URL: "" };
  const server = spawn(process.execPath, ["--import", "tsx", `tools/${tool}.ts`, ...args], { cwd: root, env });
  started.add(server);
  let said = "";
  const heard = new Set<() => void>();
  const hear = (text: string) => {
    said += text;
    for (const listener of heard) listener();
  };
  server.stdout.setEncoding("utf8").on("data", hear);
  server.stderr.setEncoding("utf8").on("data", hear);
  const ended = new Promise<number | null>((resolve) => server.once("exit", resolve));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(said);
        if (found) resolve(found);
      };
      heard.add(look);
      look();
      void ended.then((code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    });
  const address = () => says(/Bancada ready: (\S+)/).then(([, url = ""]) => url);
  return { server, ended, says, address, said: () => said };
}

/** The first instructor of a server that nobody has used, signed in. */
async function firstInstructor({ says, address }: ReturnType<typeof start>) {
  const url = await address();
  const [, token] = await says(/first-instructor#([\w-]+)/);
  const person = { name: "Rita", email: "rita@example.edu", password: "senha de rita", token };
  const response = await post(`${url}/api/first-instructor`, person);
  expect(response.status).toBe(201);
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

const post = (url: string, body: object, cookie?: string) =>
  fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(url).origin, ...(cookie ? { cookie } : {}) },
    body: JSON.stringify(body),
  });

test("serving the page alone opens no database and makes no folder", async () => {
  const folder = newFolder();
  const server = start(folder);
  const url = await server.address();
  await server.says(/first-instructor#/);
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect((await fetch(`${url}/a/page`)).headers.get("content-type")).toContain("text/");
  expect(existsSync(folder)).toBe(false);
}, 120_000);

test("killed while it writes, it has all that it acknowledged; a second server is refused; backups are the class", async () => {
  const folder = newFolder();
  const first = start(folder);
  const cookie = await firstInstructor(first);
  const url = await first.address();

  const second = start(folder);
  await second.says(/Another Bancada server \(process \d+ on /);
  expect(await second.ended).toBe(1);

  const acknowledged: string[] = [];
  const write = async (writer: number) => {
    for (let at = 0; ; at++) {
      const response = await post(`${url}/api/courses`, { name: `Turma ${writer}.${at}` }, cookie).catch(() => null);
      if (response?.status !== 201) return;
      const { id } = (await response.json().catch(() => ({ id: null }))) as { id: string | null };
      if (id !== null) acknowledged.push(id);
      if (acknowledged.length === 25) first.server.kill("SIGKILL");
    }
  };
  await Promise.all([1, 2, 3].map(write));
  expect(acknowledged.length).toBeGreaterThanOrEqual(25);

  const again = start(folder);
  const headers = { cookie };
  const courses = (await (await fetch(`${await again.address()}/api/courses`, { headers })).json()) as { id: string }[];
  const kept = new Set(courses.map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  expect(again.said()).not.toContain("first-instructor#");

  const [whileItRuns, afterwards, none] = [newFolder(), newFolder(), newFolder()];
  const backup = async (...args: string[]) => {
    const program = startTool(folder, "backup", ...args);
    return { code: await program.ended, said: program.said() };
  };
  expect(await backup(whileItRuns, "--server", await again.address())).toEqual({ code: 0, said: `${whileItRuns}\n` });
  expect(await backup(none, "--server", "http://localhost:1")).toMatchObject({
    code: 1,
    said: expect.stringContaining("--server"),
  });

  again.server.kill("SIGTERM");
  expect(await again.ended).toBe(0);
  expect(existsSync(join(folder, "server.lock"))).toBe(false);
  expect((await backup(afterwards)).code).toBe(0);
  const rows = (path: string) =>
    gunzipSync(readFileSync(join(path, "database.gz")))
      .toString()
      .split("\n")
      .slice(1);
  expect(rows(afterwards)).toEqual(rows(whileItRuns));

  // Restored elsewhere it is the class, with who is signed in.
  const copy = newFolder();
  expect(await startTool(copy, "restore", whileItRuns).ended).toBe(0);
  const restored = start(copy);
  const there = (await (await fetch(`${await restored.address()}/api/courses`, { headers })).json()) as {
    id: string;
  }[];
  expect(there).toEqual(courses);
}, 240_000);
