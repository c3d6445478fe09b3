import { spawnSync } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { makeBackup } from "../../../src/server/backup/make-backup.ts";
import { operatorToken } from "../../../src/server/backup/operator-token.ts";
import { submissionFile, writeBuild } from "./class.ts";
import { cookieOf, firstInstructor, killAll, post, send, startTool } from "./programs.ts";

/** A disk of 96 MB in the server's folder, which nobody else sees: Linux lets a user make one, where it is not forbidden. */
const onSmallDisk = [
  "unshare",
  "-Urm",
  "sh",
  "-c",
  'mount -t tmpfs -o size=96m tmpfs "$BANCADA_FOLDER" && exec "$@"',
  "sh",
];
const newFolder = () => mkdtempSync(join(tmpdir(), "full-"));
const [program = "", ...args] = onSmallDisk;
const tried = spawnSync(program, [...args, "true"], { env: { ...process.env, BANCADA_FOLDER: newFolder() } });
const isThere = tried.status === 0;
if (!isThere)
  console.warn(`A full disk is not tried: no small disk can be made here (${String(tried.error ?? tried.stderr)})`);
afterEach(killAll);

/** Writes until nothing more fits. */
function fill(path: string): void {
  writeFileSync(path, "");
  for (const size of [1 << 20, 1 << 12, 1]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size, 1));
    } catch {
      // It is full for this size.
    }
  }
}

test.skipIf(!isThere)(
  "a full disk is said to be, nothing is half-written, and with room again all goes on",
  async () => {
    const folder = newFolder();
    const dist = join(newFolder(), "dist");
    const { hash: labHash } = writeBuild(dist);
    const running = startTool("serve", { BANCADA_FOLDER: folder, BANCADA_OUT: dist }, [], onSmallDisk);
    const url = await running.address();
    const rita = await firstInstructor(running);
    const inside = join(`/proc/${running.server.pid}/root`, folder);
    const made = async (path: string, body: object) =>
      (await (await post(`${url}/api/${path}`, body, rita)).json()) as { id: string; joinCode: string };
    const course = await made("courses", { name: "Turma" });
    const dates = { opensAt: "2020-01-01T00:00:00Z", dueAt: "2190-01-01T00:00:00Z" };
    const task = await made(`courses/${course.id}/assignments`, { title: "Tarefa", labHash, maxPoints: 10, ...dates });
    const person = { name: "Ana", email: "ana@example.edu", password: "senha de ana" };
    const ana = cookieOf(await post(`${url}/api/account`, person));
    expect((await post(`${url}/api/memberships`, { joinCode: course.joinCode }, ana)).ok).toBe(true);
    const files = [1, 2, 3, 4].map((studentSeed) => submissionFile({ labHash, studentSeed }));
    const hand = async (at: number) => {
      const { hash = "", text = "" } = files[at] ?? {};
      const response = await send("PUT", `${url}/api/assignments/${task.id}/submissions/${hash}`, text, ana);
      return { status: response.status, ...((await response.json()) as { code?: string; id?: string }) };
    };
    expect((await hand(0)).status).toBe(201);

    const filling = join(inside, "filling");
    fill(filling);
    expect(await hand(1)).toMatchObject({ status: 507, code: "disk-full" });
    expect(await hand(2)).toMatchObject({ status: 507, code: "disk-full" });
    // Work of a device that the database has no room for: what does not compress, since it packs long texts.
    const words = (at: number) =>
      Array.from({ length: 9_000 }, (_, word) => ((word * 7919 + at) ** 3).toString(36)).join(" ");
    const value = (at: number) => ({ kind: "cell", cell: at, text: words(at), deleted: false, own: null });
    const when = "2026-03-02T10:00:00.000Z";
    const entries = [1, 2, 3].map((at) => ({
      ...{ lab: "module/lab", key: `cell:${at}`, time: 1, writer: "tab", at: when, value: value(at) },
    }));
    const synced = await post(`${url}/api/sync`, { entries }, ana);
    expect([synced.status, await synced.json()]).toMatchObject([507, { code: "disk-full" }]);
    // Who reads notices nothing.
    const list = `${url}/api/assignments/${task.id}/submissions`;
    const read = await fetch(list, { headers: { cookie: ana } });
    expect(((await read.json()) as { submissions: object[] }).submissions).toHaveLength(1);

    rmSync(filling);
    expect((await hand(1)).status).toBe(201);
    expect((await hand(3)).status).toBe(201);
    expect((await post(`${url}/api/sync`, { entries }, ana)).status).toBe(200);

    // All that was acknowledged is there, once and whole, and nothing else.
    const token = operatorToken(readFileSync(join(inside, "secret"), "utf8"));
    const dump = await fetch(`${url}/api/backup`, { headers: { authorization: `Bearer ${token}` } });
    const out = join(newFolder(), "backup");
    if (!dump.body) throw new Error("The backup is empty.");
    await makeBackup({ lines: dump.body, folder: inside, out });
    const rows = gunzipSync(readFileSync(join(out, "database.gz"))).toString("utf8");
    const kept = [...rows.matchAll(/^submissions\t.*"body_hash":"(\w+)"/gm)].map(([, hash]) => hash);
    expect(kept.sort()).toEqual([0, 1, 3].map((at) => files[at]?.hash).sort());
    expect([...rows.matchAll(/^gradings\t/gm)]).toHaveLength(3);
    expect([...rows.matchAll(/^job\t/gm)]).toHaveLength(3);
    expect([...rows.matchAll(/^work_items\t/gm)]).toHaveLength(3);
    const bodies = readdirSync(join(inside, "bodies")).flatMap((part) => readdirSync(join(inside, "bodies", part)));
    for (const name of bodies) expect(name).toMatch(/^[0-9a-f]{64}$/);
    expect(bodies).not.toContain(files[2]?.hash);
  },
  240_000,
);
