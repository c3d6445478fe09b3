import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { Bodies } from "../../../src/server/bodies/bodies.ts";
import { PublishedLabs } from "../../../src/server/labs/published-labs.ts";
import { labSources, moduleSources } from "../../../tools/labs/lab-sources.ts";
import { catalogue, labHash, publicFiles, readFullLab, sealedFiles } from "../../../tools/labs/publish.ts";
import { openNewDatabase } from "./prepared-database.ts";

const notebooks = fileURLToPath(new URL("../../../notebooks", import.meta.url));
const labs = labSources(notebooks).map(readFullLab);
const [tfidf] = labs;
if (!tfidf) throw new Error("There is no lab.");

/** The folders that a build of the course writes. */
function writeBuild(): { site: string; sealed: string } {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  const [site, sealed] = [join(folder, "public"), join(folder, "sealed")];
  const write = (path: string, text: string) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const lab of labs) {
    for (const [path, text] of publicFiles(lab)) write(join(site, "labs", path), text);
    for (const [path, text] of sealedFiles(lab)) write(join(sealed, path), text);
  }
  write(join(site, "labs/index.json"), JSON.stringify(catalogue(moduleSources(notebooks), labs)));
  return { site, sealed };
}

const { db, close } = await openNewDatabase();
const folder = mkdtempSync(join(tmpdir(), "labs-"));
const open = new Bodies(join(folder, "bodies"));
const published = new PublishedLabs({ db, open, sealed: new Bodies(join(folder, "sealed")) });
afterAll(close);

test("half a build is not kept, and is named", async () => {
  const build = writeBuild();
  const file = join(build.sealed, tfidf.portuguese.id, "lab.html");
  writeFileSync(file, `${readFileSync(file, "utf8")} `);
  expect(await published.keep(build)).toEqual([tfidf.portuguese.id]);
  expect(await published.has(labHash(tfidf))).toBe(false);
});

test("every lab of the course is kept under the hash that the build gave it; keeping again changes nothing", async () => {
  const build = writeBuild();
  expect(await published.keep(build)).toEqual([]);
  expect(await published.keep(build)).toEqual([]);
  expect((await published.list()).map(({ hash }) => hash).sort()).toEqual(labs.map(labHash).sort());
});

test("a public file is given out byte by byte; a sealed one is in no answer and not among the public bodies", async () => {
  for (const [path, text] of publicFiles(tfidf)) {
    const name = path.slice(tfidf.portuguese.id.length + 1);
    expect(Buffer.from((await published.publicFile(labHash(tfidf), name)) ?? "").toString()).toBe(text);
  }
  const { rows } = await db.execute<{ body_hash: string }>("select body_hash from lab_files where part = 'sealed'");
  expect(rows.length).toBeGreaterThan(0);
  for (const { body_hash } of rows) expect(await open.read(body_hash)).toBeNull();
});
