import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { writeBuild } from "./class.ts";
import { firstInstructor, killAll, post, startTool } from "./programs.ts";

const newFolder = () => join(mkdtempSync(join(tmpdir(), "serve-")), "data");
/** A build of one lab: keeping a course's takes a while, each time in a new folder. */
const build = mkdtempSync(join(tmpdir(), "dist-"));
writeBuild(build);
const start = (folder: string) => startTool("serve", { BANCADA_FOLDER: folder, BANCADA_OUT: build });
afterEach(killAll);

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
    const program = startTool("backup", { BANCADA_FOLDER: folder }, args);
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
  expect(await startTool("restore", { BANCADA_FOLDER: copy }, [whileItRuns]).ended).toBe(0);
  const restored = start(copy);
  const there = (await (await fetch(`${await restored.address()}/api/courses`, { headers })).json()) as {
    id: string;
  }[];
  expect(there).toEqual(courses);

  // A file that the disk lost: the backup is made and names it, so the line of every night keeps the older ones.
  const [part = ""] = readdirSync(join(folder, "bodies"));
  const [hash = ""] = readdirSync(join(folder, "bodies", part));
  rmSync(join(folder, "bodies", part, hash));
  const [lacking, nowhere] = [newFolder(), newFolder()];
  const named = expect.stringContaining(`bodies/${part}/${hash}\n    module/lab 1 · `);
  expect(await backup(lacking)).toEqual({ code: 3, said: named });
  const refused = startTool("restore", { BANCADA_FOLDER: nowhere }, [lacking]);
  expect(await refused.ended).toBe(1);
  expect(refused.said()).toEqual(named);
  expect(existsSync(nowhere)).toBe(false);
}, 480_000);
