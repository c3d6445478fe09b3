import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { catalogueSchema } from "../src/shared/catalogue.ts";
import { referenceSchema } from "../src/shared/reference.ts";
import { buildStamp, stampFile } from "./build-stamp.mjs";
import { courseKeyFor } from "./locked/course-key-for.ts";
import { writeLocked } from "./locked/write-locked.ts";
import { writeServiceWorker } from "./offline/write-service-worker.ts";
import { writeUsb } from "./usb/write-usb.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
// A second build beside the first, as under another base, is written where BANCADA_OUT says.
const out = process.env.BANCADA_OUT ?? join(root, "dist");
const site = join(out, "public");
// `--usb <folder>`: the site once more, with what serves it on a computer without a network.
// `--course-key`: each lab locked with a new key, which is printed once, for an instructor's browser to grade with.
const { usb, "course-key": isNew } = parseArgs({
  options: { usb: { type: "string" }, "course-key": { type: "boolean", default: false } },
}).values;
const keyToTell: string[] = [];
const courseKey = courseKeyFor({ isNew, kept: process.env.BANCADA_COURSE_KEY }, (text) => keyToTell.push(text));
const compressible = /\.(html|js|css|json|csv|svg|txt|wasm|webmanifest)$/;

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });

/** A copy of the page for each address, so that deep links work on a host that knows nothing of routes. */
function writeDeepLinks(): void {
  const index = join(site, "index.html");
  copyFileSync(index, join(site, "404.html"));
  const { labs } = catalogueSchema.parse(JSON.parse(readFileSync(join(site, "labs/index.json"), "utf8")));
  for (const { id } of labs) {
    const page = join(site, "lab", id, "index.html");
    mkdirSync(dirname(page), { recursive: true });
    copyFileSync(index, page);
  }
  for (const plain of ["progress", "coverage", "grading", "course-key"]) {
    mkdirSync(join(site, plain), { recursive: true });
    copyFileSync(index, join(site, plain, "index.html"));
  }
  const file = readdirSync(join(site, "assets")).find((name) => /^reference-.*\.json$/.test(name));
  if (!file) throw new Error("The build has no reference.");
  const names = referenceSchema.parse(JSON.parse(readFileSync(join(site, "assets", file), "utf8")));
  for (const at of ["", ...names.map(({ module, name }) => `${module}/${name}`)]) {
    const page = join(site, "reference", at, "index.html");
    mkdirSync(dirname(page), { recursive: true });
    copyFileSync(index, page);
  }
}

/** Compressed copies: a class on a bad network waits for bytes. */
function precompress(): void {
  for (const path of filesIn(site)) {
    if (!compressible.test(path)) continue;
    const bytes = readFileSync(path);
    if (bytes.length < 1024) continue;
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    const quality = bytes.length > 2_000_000 ? 5 : 9;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
  }
}

await build({ root, logLevel: process.env.CI ? "warn" : "info" });
writeDeepLinks();
if (courseKey !== null) await writeLocked({ build: out, site, key: courseKey });
await writeServiceWorker(site);
precompress();
if (!existsSync(join(out, "sealed"))) mkdirSync(join(out, "sealed"));
if (!process.env.BANCADA_OUT) writeFileSync(stampFile, buildStamp());
if (usb !== undefined) {
  writeUsb({ site, folder: usb });
  console.log(`The course is in ${usb}. LEIA-ME.txt says how to open it.`);
}
// Last, where nothing that the build says hides it.
for (const text of keyToTell) console.log(text);
