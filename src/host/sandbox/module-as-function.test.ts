import { expect, test } from "vitest";
import { moduleAsFunction } from "./module-as-function.ts";

// biome-ignore lint/security/noGlobalEval: what the function gives is what is tested
const evaluate = globalThis.eval as (text: string) => unknown;

/** What the referee does with it. */
async function exportsOf(text: string): Promise<Readonly<Record<string, unknown>>> {
  const asFunction = moduleAsFunction(text);
  if (asFunction === null) throw new Error("Only a module can say this.");
  const run = evaluate(asFunction) as () => Promise<Readonly<Record<string, unknown>>>;
  return run();
}

const moduleOf = (text: string): Promise<Readonly<Record<string, unknown>>> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(text)}`);

const texts: Readonly<Record<string, string>> = {
  "a default function, as a check is": "export default async ({call}) => { await call(1); };",
  "constants, functions and classes":
    "export const a = 1, b = 2;\nexport function f() { return a; }\nexport class C {}",
  "names out of patterns": "export const {a, b: [c = 3, ...d], ...e} = {a: 1, b: [undefined, 4], f: 5};",
  "other names": "const a = 1; let b = 2; export {a as one, b as 'a text', a as default};",
  "a named default that is used before it stands":
    "export const early = f(); export default function f() { return 7; }",
  "a default class without a name": "export default class {\n}\n[1].map(String)",
  "a default value": "export default 40 + 2",
  "what waits": "export const late = await Promise.resolve(3);",
  "a comment at the end": "export const a = 1; // the last line",
  "code that is strict": "export const own = (function () { return this; })(); export const outer = typeof this;",
};

for (const [name, text] of Object.entries(texts)) {
  test(`exports as a module does: ${name}`, async () => {
    const [got, expected] = [await exportsOf(text), await moduleOf(text)];
    const shown = (exported: object) =>
      Object.fromEntries(Object.entries(exported).map(([key, value]) => [key, String(value)]));
    expect(shown(got)).toEqual(shown(expected));
  });
}

test("an export that changes is seen as it is now", async () => {
  const exported = await exportsOf("export let count = 0; export const add = () => ++count;");
  (exported.add as () => void)();
  expect(exported.count).toBe(1);
});

test("two modules with the same names do not meet, and leave nothing in the global scope", async () => {
  const [a, b] = [await exportsOf("const it = 1; export {it};"), await exportsOf("const it = 2; export {it};")];
  expect([a.it, b.it, "it" in globalThis]).toEqual([1, 2, false]);
});

test("no line moves, so that an error names the author's line", async () => {
  const exported = await exportsOf("export const a =\n  1;\nexport default () => {\n  throw new Error('here');\n};");
  const error = await Promise.resolve()
    .then(exported.default as () => never)
    .catch((thrown: unknown) => thrown as Error);
  expect(error.stack).toMatch(/<anonymous>:4:\d+/);
});

test("what only a module can say stays one: what it imports, and what is wrong with it", () => {
  for (const text of [
    'import {a} from "b"; export default a;',
    "export default () => import.meta.url;",
    'export * from "a";',
    'export {a} from "b";',
    "export default () => {",
    "return 1;",
    "export const a = 1; export const a = 2;",
    "#!/usr/bin/env node\nexport default 1;",
  ])
    expect(moduleAsFunction(text), text).toBeNull();
});
