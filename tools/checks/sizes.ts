import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const site = join(process.env.BANCADA_OUT ?? fileURLToPath(new URL("../../dist", import.meta.url)), "public");

interface Chunk {
  readonly file: string;
  readonly src?: string;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(site, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;

const gzippedKB = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, file))).length, 0) / 1000;

/** A chunk and everything that it loads at once, or, with `later`, ever. */
function closure(keys: readonly string[], { later = false, seen = new Set<string>() } = {}): Set<string> {
  for (const key of keys) {
    const chunk = manifest[key];
    if (chunk === undefined || seen.has(key)) continue;
    seen.add(key);
    closure([...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])], { later, seen });
  }
  return seen;
}

const filesOf = (keys: Set<string>): Set<string> =>
  new Set([...keys].flatMap((key) => [manifest[key]?.file ?? "", ...(manifest[key]?.css ?? [])]).filter(Boolean));

const textOf = (files: Iterable<string>): string =>
  [...files].map((file) => readFileSync(join(site, file), "utf8")).join("\n");

const keyOf = (source: string): string => {
  // A chunk that two pages share has a key of its own.
  const shared = `_${basename(source).replace(/\.tsx?$/, "")}-`;
  const key = Object.keys(manifest).find(
    (name) => name === source || manifest[name]?.src === source || name.startsWith(shared),
  );
  if (key === undefined)
    throw new Error(`The build has no chunk for ${source}: name it anew in tools/checks/sizes.ts.`);
  return key;
};

const feedFile = (name: string): string => {
  const file = readdirSync(join(site, "feed")).find((found) => new RegExp(`^${name}-.{8}\\.js$`).test(found));
  if (file === undefined) throw new Error(`The build has no feed file for ${name}.`);
  return `feed/${file}`;
};

/** Files of the toolkit's sub-modules, by sub-module: its own, and those that it shares with others. */
const toolkitList = readFileSync(join(site, feedFile("bancada")), "utf8").replace(/^export default |;$/g, "");
const parts = JSON.parse(toolkitList) as Record<string, string[]>;
const toolkitFiles = (subModules: readonly string[]): Set<string> =>
  new Set(
    subModules
      .flatMap((name) => parts[name] ?? [])
      .filter((file) => /^bancada\/(?!neural-tfjs).*\.js$/.test(file))
      .map((file) => `feed/${file}`),
  );
/** What the lab on TF-IDF imports. */
const tfidfLab = readFileSync(
  fileURLToPath(new URL("../../notebooks/02-vectorization/tfidf/lab.html", import.meta.url)),
  "utf8",
);
const importedByTfidf = [...tfidfLab.matchAll(/"bancada\/([\w-]+)"/g)].map(([, name = ""]) => name);
// What the neural sub-module takes of tfjs's wasm backend is tfjs.
const withoutTfjs = (files: Iterable<string>): string[] =>
  [...files].filter((file) => !textOf([file]).includes("tfjs-backend-wasm"));
const largest = Object.keys(parts)
  .map((name) => ({ name, kB: gzippedKB(withoutTfjs(toolkitFiles([name]))) }))
  .reduce((most, part) => (part.kB > most.kB ? part : most));
const wholeToolkit = withoutTfjs(toolkitFiles(Object.keys(parts)));
const forTfidf = toolkitFiles([...importedByTfidf, "errors"]);

// Texts that only the libraries hold: they tell where Monaco and tfjs are.
const monaco = "monaco-scrollable-element";
const tfjs = "tfjs-layers";
const trees = "DecisionTreeClassifier";

const first = filesOf(closure([keyOf("index.html"), keyOf("src/host/pages/course-page.tsx")]));
const labKeys = closure([keyOf("index.html"), keyOf("src/host/pages/lab-page.tsx")]);
// The referee comes a second after the kernel, or with the first check: cells run without it.
const lab = new Set([...filesOf(labKeys), feedFile("kernel")]);
const refereeKeys = closure([...labKeys, keyOf("src/host/sandbox/referee-client.ts")]);
const withReferee = new Set([...lab, ...filesOf(refereeKeys), feedFile("referee")]);
const later = filesOf(closure([...labKeys], { later: true }));

const checks: readonly (readonly [sentence: string, holds: boolean, detail: string])[] = [
  ["the first page is at most 150 KB gzipped", gzippedKB(first) <= 150, `${gzippedKB(first).toFixed(1)} KB`],
  [
    "the lab page without editor and tfjs, until its cells run, is at most 250 KB gzipped",
    gzippedKB(lab) <= 250,
    `${gzippedKB(lab).toFixed(1)} KB; with the referee ${gzippedKB(withReferee).toFixed(1)} KB`,
  ],
  ["the first page does not hold Monaco", !textOf(first).includes(monaco), ""],
  ["the first page does not hold tfjs", !textOf(first).includes(tfjs), ""],
  ["the lab page does not hold Monaco until a cell is entered", !textOf(lab).includes(monaco), ""],
  ["the lab page can load Monaco (so the search above can find it)", textOf(later).includes(monaco), ""],
  [
    "no sub-module of the toolkit is more than 40 KB gzipped with all that it shares (docs/decisions/0015)",
    largest.kB <= 40,
    `${largest.name} ${largest.kB.toFixed(1)} KB; the whole without tfjs ${gzippedKB(wholeToolkit).toFixed(1)} KB in ${wholeToolkit.length} files`,
  ],
  [
    "the lab on TF-IDF loads its sub-modules of the toolkit, and no trees",
    importedByTfidf.length > 0 && !textOf(forTfidf).includes(trees),
    `${gzippedKB(forTfidf).toFixed(1)} KB`,
  ],
  ["the toolkit holds trees (so the search above can find them)", textOf(wholeToolkit).includes(trees), ""],
  [
    "the feed can give tfjs (so the search above can find it)",
    textOf([feedFile("tensorflow-tfjs")]).includes(tfjs),
    "",
  ],
];

let failed = 0;
for (const [sentence, holds, detail] of checks) {
  if (!holds) failed++;
  console.log(`${holds ? "ok  " : "FAIL"} ${sentence}${detail ? ` (${detail})` : ""}`);
}
console.log(`${checks.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
