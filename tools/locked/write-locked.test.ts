import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { labFile } from "../../src/notebook/lab.fixture.ts";
import { courseKeyId, newCourseKey, readCourseKey, writeCourseKey } from "../../src/shared/course-key.ts";
import { lockedPath, siteKeyPath, unlockLab } from "../../src/shared/locked-lab.ts";
import { leaks, publicText } from "../labs/leaks.ts";
import { catalogue, publicFiles, readFullLab, sealedFiles } from "../labs/publish.ts";
import { courseKeyFor } from "./course-key-for.ts";
import { writeLocked } from "./write-locked.ts";

const full = readFullLab({ module: "01-test", slug: "means", folder: "", text: labFile, overlay: "" });
const { id } = full.portuguese;

/** A build of one lab. */
function build() {
  const folder = mkdtempSync(join(tmpdir(), "build-"));
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const listed = catalogue([{ id: "01-test", title: { "pt-BR": "Um", en: "One" } }], [full]);
  put("public/labs/index.json", JSON.stringify(listed));
  for (const [path, text] of publicFiles(full)) put(`public/labs/${path}`, text);
  for (const [path, text] of sealedFiles(full)) put(`sealed/${path}`, text);
  const hash = listed.labs[0]?.hash ?? "";
  return { folder, site: join(folder, "public"), lab: { id, hash }, put };
}

test("a build with a key has each lab locked, and the public folder tells nothing of it, nor of the key", async () => {
  const { folder, site, lab, put } = build();
  const before = leaks(full, publicText(site)(id));
  const key = newCourseKey();
  await writeLocked({ build: folder, site, key });
  const locked = new Uint8Array(readFileSync(join(site, lockedPath(lab))));
  const sealed = readFileSync(join(folder, "sealed", id, "lab.html"), "utf8");
  expect(await unlockLab(locked, lab, key)).toMatchObject({ "pt-BR": sealed });
  expect(JSON.parse(readFileSync(join(site, siteKeyPath), "utf8"))).toEqual({ format: 1, id: courseKeyId(key) });
  expect(leaks(full, publicText(site)(id))).toEqual(before);

  const written = writeCourseKey(key);
  const forms = [
    Buffer.from(key),
    Buffer.from(key.buffer).toString("hex"),
    Buffer.from(key).toString("base64"),
    written,
  ];
  for (const path of readdirSync(site, { recursive: true, encoding: "utf8" }).filter((name) => /\.\w+$/.test(name))) {
    const bytes = readFileSync(join(site, path));
    for (const form of [...forms, written.replaceAll("-", "")]) expect(bytes.includes(form), path).toBe(false);
  }

  // The search would have found it: a lab that lies there unlocked is named.
  put(`public/${lockedPath(lab)}`, sealed);
  expect(leaks(full, publicText(site)(id)).filter((one) => one.startsWith("sealed text"))).not.toEqual([]);
});

test("a key is made and told where a new one is asked for, taken where one was kept, and refused without being said again", () => {
  const told: string[] = [];
  const tell = (text: string) => void told.push(text);
  expect(courseKeyFor({ isNew: false, kept: undefined }, tell)).toBeNull();
  expect(courseKeyFor({ isNew: false, kept: "" }, tell)).toBeNull();
  expect(told).toEqual([]);
  const made = courseKeyFor({ isNew: true, kept: undefined }, tell);
  const written = /([0-9A-Z]{7}-){7}[0-9A-Z]{7}/.exec(told.join(""))?.[0] ?? "";
  expect(readCourseKey(written)).toEqual({ ok: true, key: made });
  expect(courseKeyFor({ isNew: false, kept: written }, tell)).toEqual(made);
  expect(told).toHaveLength(1);
  expect(() => courseKeyFor({ isNew: true, kept: written }, tell)).toThrow("Use one of them");
  const mistyped = `${written.slice(0, -1)}${written.endsWith("X") ? "Y" : "X"}`;
  expect(() => courseKeyFor({ isNew: false, kept: mistyped }, tell)).toThrow(/^(?!.*-[0-9A-Z]{7}).*mistyped/);
});
