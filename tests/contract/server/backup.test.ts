import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { gunzipSync, gzipSync } from "node:zlib";
import { getTableName, is, sql } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { dumpDatabase } from "../../../src/server/backup/dump-database.ts";
import { makeBackup } from "../../../src/server/backup/make-backup.ts";
import { operatorToken } from "../../../src/server/backup/operator-token.ts";
import { restoreBackup } from "../../../src/server/backup/restore-backup.ts";
import { readConfig, type ServerConfig } from "../../../src/server/config.ts";
import { openDatabase } from "../../../src/server/database/open-database.ts";
import * as schema from "../../../src/server/database/schema.ts";
import { GradingQueue } from "../../../src/server/gradings/grading-queue.ts";
import { type OpenClass, openClass } from "../../../src/server/open-class.ts";
import { Browser, openWorkingClass, sealedText, submissionFile, type WorkingClass } from "./class.ts";
import { gradingWith } from "./graded.ts";
import { startPostgres } from "./postgres.ts";
import { openNewDatabase } from "./prepared-database.ts";

const postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of backups: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

const newFolder = () => join(mkdtempSync(join(tmpdir(), "backup-")), "new");
/** What databases, and programs that read lines, stumble over. */
const oddText = "a\u0000b \ud800 \u2028\u2029\r\n\t\\ 😀";

type Running = Pick<WorkingClass, "app" | "folder">;

/** What the server sends to a program that reads its folder. */
async function* linesFrom({ app, folder }: Running): AsyncGenerator<Uint8Array> {
  const token = operatorToken(readFileSync(join(folder, "secret"), "utf8"));
  const response = await new Browser({ app }).ask("GET", "/api/backup", {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
  if (response.body) yield* response.body;
}

async function textFrom(open: Running): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of linesFrom(open)) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}

/** Ana's work is graded, Bia's waits, and Ana's devices wrote something odd. */
async function fill(open: WorkingClass): Promise<void> {
  const asGrader = (method: string, path: string, body?: unknown) =>
    new Browser(open).ask(method, path, { body, headers: { authorization: `Bearer ${open.grader.token}` } });
  const job = (await (await asGrader("POST", "/api/grader/leases")).json()) as { grading: string };
  const grading = gradingWith({ public: true, sealed: true });
  const brought = await asGrader("PUT", `/api/grader/gradings/${job.grading}`, { grading });
  expect(brought.status, await brought.text()).toBe(204);
  await open.people.classmate.handIn(open.task.id, submissionFile({ labHash: open.labHash, studentSeed: 2 }));
  const at = "2026-03-02T10:00:00.000Z";
  const value = { kind: "cell", cell: 1, text: oddText, deleted: false, own: null };
  const entry = { lab: "module/lab", key: "cell:1", time: 1, writer: "tab", at, value };
  await open.people.student.json("POST", "/api/sync", { entries: [entry] });
}

type Engine = "PGlite" | "PostgreSQL";
let databases = 0;
/** A new, empty database. */
async function newDatabase(engine: Engine): Promise<{ DATABASE_URL: string }> {
  if (engine === "PGlite" || postgres.url === null) return { DATABASE_URL: "" };
  const name = `class_${++databases}`;
  const { pool, close } = await openDatabase({ url: postgres.url }, { migrations: null });
  await pool.query(`create database ${name}`);
  await close();
  return { DATABASE_URL: postgres.url.replace(/\/[^/]*$/, `/${name}`) };
}

const noLabs = { site: newFolder(), sealed: newFolder() };
const openIn = (config: ServerConfig) => openClass({ config, labs: noLabs, log: pino({ level: "silent" }) });
const sorted = (dump: string) => dump.split("\n").slice(1).sort();

const ways: readonly (readonly [Engine, Engine])[] =
  postgres.url === null
    ? [["PGlite", "PGlite"]]
    : [
        ["PGlite", "PostgreSQL"],
        ["PostgreSQL", "PGlite"],
      ];

describe.each(ways)("a backup made on %s and restored on %s is the class", (from, to) => {
  let open: WorkingClass;
  let again: OpenClass;
  let kept = "";
  let restored = "";
  beforeAll(async () => {
    open = await openWorkingClass(await newDatabase(from));
    await fill(open);
    const out = newFolder();
    // Others go on writing while it is made.
    let isMade = false;
    const writing = (async () => {
      for (let at = 0; !isMade; at++)
        await open.people.instructor.json("POST", "/api/courses", { name: `Turma ${at}` });
    })();
    await makeBackup({ lines: linesFrom(open), folder: open.folder, out });
    isMade = true;
    await writing;
    const config = readConfig({ BANCADA_FOLDER: newFolder(), ...(await newDatabase(to)) });
    await restoreBackup({ backup: out, config });
    again = await openIn(config);
    kept = gunzipSync(readFileSync(join(out, "database.gz"))).toString("utf8");
    restored = await textFrom({ app: again.app, folder: config.folder });
  }, 120_000);
  afterAll(async () => {
    await open.close();
    await again.close();
  });

  test("every row is the same, and every job", () => {
    expect(sorted(restored)).toEqual(sorted(kept));
    const tables = new Set(kept.split("\n").map((line) => line.split("\t")[0]));
    for (const table of ["users", "accounts", "submissions", "gradings", "grades", "work_items", "lab_files", "job"])
      expect(tables).toContain(table);
  });

  test("who was signed in still is, and a student signs in and sees the grade and the very file", async () => {
    const there = new Browser(again);
    for (const [name, value] of open.people.student.cookies) there.cookies.set(name, value);
    expect(await there.json("GET", "/api/session")).toMatchObject({ user: { name: "ana" } });
    const ana = new Browser(again);
    await ana.json("POST", "/api/session", { email: "ana@example.edu", password: "senha de ana" });
    const { grade } = await ana.json<{ grade: unknown }>("GET", `/api/assignments/${open.task.id}/submissions`);
    expect(grade).toMatchObject({ points: 10 });
    const file = await ana.ask("GET", `/api/submissions/${open.submission.id}/file`);
    expect(await file.text()).toBe(open.file.text);
    const { items } = await ana.json<{ items: { body: string }[] }>("GET", "/api/sync?after=0");
    expect(JSON.parse(items[0]?.body ?? "")).toMatchObject({ value: { text: oddText } });
  });

  test("a grader gets what waited, and the sealed part of its lab", async () => {
    const headers = { authorization: `Bearer ${open.grader.token}` };
    const ask = (method: string, path: string) => new Browser(again).ask(method, path, { headers });
    expect((await ask("POST", "/api/grader/leases")).status).toBe(200);
    expect((await ask("POST", "/api/grader/leases")).status).toBe(204);
    expect((await ask("GET", `/api/grader/labs/${open.labHash}`)).status).toBe(200);
  });
});

describe("a backup", () => {
  let open: WorkingClass;
  const backup = newFolder();
  beforeAll(async () => {
    open = await openWorkingClass();
    await makeBackup({ lines: linesFrom(open), folder: open.folder, out: backup });
  }, 60_000);
  afterAll(() => open.close());

  const newConfig = () => readConfig({ BANCADA_FOLDER: newFolder() });
  /** The same backup with another text in place of the database's. */
  function changed(change: (dump: Buffer) => Buffer): string {
    const copy = newFolder();
    cpSync(backup, copy, { recursive: true });
    const path = join(copy, "database.gz");
    writeFileSync(path, change(readFileSync(path)));
    return copy;
  }
  const withText = (change: (dump: string) => string) =>
    changed((dump) => gzipSync(change(gunzipSync(dump).toString("utf8"))));
  async function refusesToRestore(from: string, why: RegExp): Promise<void> {
    const config = newConfig();
    await expect(restoreBackup({ backup: from, config })).rejects.toThrow(why);
    expect(readdirSync(dirname(config.folder))).toEqual([]);
  }

  test("holds every table that the database has, also one that nobody told it of", async () => {
    const { db, pool, close } = await openNewDatabase();
    await GradingQueue.open({ pool, leaseSeconds: 60, onError: () => {} }).then((queue) => queue.close());
    await db.execute(sql`create table "Made later" (id text)`);
    await db.execute(sql`insert into "Made later" values ('here')`);
    let dump = "";
    for await (const line of dumpDatabase(pool, new Date(0))) dump += line;
    expect(dump).toContain('\nMade later\t{"id":"here"}\n');
    // All of ours lie where it looks for tables.
    const { rows } = await db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = 'public'`,
    );
    const ours = Object.values(schema).filter((one) => is(one, PgTable));
    expect(rows.map(({ name }) => name).sort()).toEqual([...ours.map(getTableName), "Made later"].sort());
    await close();
  });

  test("is never written over another, and one that breaks off leaves nothing", async () => {
    const make = (out: string, lines: AsyncIterable<Uint8Array>) => makeBackup({ lines, folder: open.folder, out });
    await expect(make(backup, linesFrom(open))).rejects.toThrow("exists already");
    const out = newFolder();
    const text = Buffer.from(await textFrom(open));
    await expect(make(out, Readable.from([text.subarray(0, text.length - 9)]))).rejects.toThrow("nothing was kept");
    expect(readdirSync(dirname(out))).toEqual([]);
  });

  test("whoever asks for one and goes away keeps nobody waiting", async () => {
    const lines = linesFrom(open);
    await lines.next();
    await lines.return(undefined);
    expect(await open.people.student.json("GET", "/api/courses")).toHaveLength(1);
  });

  test("that is not whole restores nothing", async () => {
    await refusesToRestore(newFolder(), /no backup/);
    await refusesToRestore(
      changed((dump) => dump.subarray(0, dump.length / 2)),
      /not whole/,
    );
    await refusesToRestore(
      changed(() => Buffer.from("no archive")),
      /not whole/,
    );
    await refusesToRestore(
      withText((dump) => dump.replace(/\nusers\t.*/, "")),
      /not whole/,
    );
    await refusesToRestore(
      withText((dump) => dump.replace(/end\t.*/, "")),
      /not whole/,
    );
    await refusesToRestore(
      withText((dump) => dump.replace('"bancada-backup"', '"other"')),
      /not whole/,
    );
    // Nobody has this membership: the count is right, and the reference is not.
    const broken = withText((dump) => dump.replace(/(\nmemberships\t.*"user_id":")\w+/, "$1nobody"));
    await refusesToRestore(broken, /./);
  }, 60_000);

  test("of a newer version says so, and of an older one is restored", async () => {
    const newer = withText((dump) => dump.replace(/"migrations":\[/, '"migrations":[1,'));
    await refusesToRestore(newer, /newer version/);
    const { folder } = newConfig();
    // The first migration's tables, with one person: what a server of that time had.
    const first = withText((dump) => {
      const head = dump.replace(/("migrations":\[\d+)[^\]]*/, "$1").split("\n")[0];
      const rita = {
        id: "r",
        name: "Rita",
        email: "rita@example.edu",
        email_verified: false,
        may_create_courses: true,
      };
      const at = "2026-03-01T00:00:00Z";
      return `${head}\nusers\t${JSON.stringify({ ...rita, created_at: at, updated_at: at })}\nend\t1\n`;
    });
    const config = readConfig({ BANCADA_FOLDER: folder });
    await restoreBackup({ backup: first, config });
    const restored = await openIn(config);
    const text = await textFrom({ app: restored.app, folder });
    await restored.close();
    expect(text).toContain('"name":"Rita"');
  }, 60_000);

  test("is restored into an empty folder only", async () => {
    const config = newConfig();
    // A person who looked into it with macOS left this.
    for (const folder of ["bodies", join("bodies", open.file.hash.slice(0, 2))])
      writeFileSync(join(backup, folder, ".DS_Store"), "");
    await restoreBackup({ backup, config });
    await expect(restoreBackup({ backup, config })).rejects.toThrow("is not empty");
    await (await openIn(config)).close();
  }, 60_000);

  test("lacks a file that is missing or damaged, says whose it is, and is restored without it only by a word", async () => {
    // The server's folder, as the files lie in it.
    const folder = newFolder();
    cpSync(backup, folder, { recursive: true });
    const work = pathOf("bodies", open.file.hash);
    rmSync(join(folder, work));
    const sealed = pathOf("sealed", createHash("sha256").update(sealedText).digest("hex"));
    writeFileSync(join(folder, sealed), "partido");

    const out = newFolder();
    const lost = await makeBackup({ lines: linesFrom(open), folder, out });
    const ofAna = expect.stringMatching(/^ana <ana@example\.edu> · Tarefa 2 · Turma A · \d{4}-\d\d-\d\dT/);
    const lab = { path: sealed, of: ["module/lab 1 · lab.html"] };
    const expected = [lab, { path: work, of: [ofAna] }];
    expect(lost).toEqual(expected);
    const refused = newConfig();
    const refusal = await restoreBackup({ backup: out, config: refused }).catch(String);
    for (const part of [work, "ana@example.edu", sealed, `missing in ${out}`, `faltam em ${out}`, "--without-lost"])
      expect(refusal).toContain(part);
    expect(readdirSync(dirname(refused.folder))).toEqual([]);

    const config = newConfig();
    expect((await restoreBackup({ backup: out, config, withoutLost: true })).lost).toEqual(expected);
    expect(existsSync(join(config.folder, work))).toBe(false);
    const there = await openIn(config);
    const ana = new Browser(there);
    await ana.json("POST", "/api/session", { email: "ana@example.edu", password: "senha de ana" });
    expect(await ana.json("GET", `/api/submissions/${open.submission.id}`)).toMatchObject({ id: open.submission.id });
    // Put where the message says, it is there again.
    cpSync(join(backup, work), join(config.folder, work));
    const file = await ana.ask("GET", `/api/submissions/${open.submission.id}/file`);
    expect(await file.text()).toBe(open.file.text);

    // What was erased on purpose has rightly no file.
    const { status } = await ana.ask("DELETE", "/api/account", { body: { email: "ana@example.edu" } });
    expect(status).toBe(204);
    const lines = linesFrom({ app: there.app, folder: config.folder });
    expect(await makeBackup({ lines, folder: config.folder, out: newFolder() })).toEqual([lab]);
    expect(existsSync(join(config.folder, work))).toBe(false);
    await there.close();
  }, 60_000);

  test("knows every table that names a file", () => {
    const tables = Object.values(schema).filter((one) => is(one, PgTable));
    const naming = tables.filter((table) => getTableConfig(table).columns.some(({ name }) => /body_?hash/i.test(name)));
    expect(naming.map(getTableName).sort()).toEqual(["lab_files", "submissions"]);
  });
});

const pathOf = (folder: string, hash: string) => join(folder, hash.slice(0, 2), hash);
