import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { labSources } from "./lab-sources.ts";

const template = fileURLToPath(new URL("./template/", import.meta.url));

/**
 * Starts a lab: a small whole one, to be changed. The module's folder (`NN-module`) is made where it is missing.
 * @returns the folder of the new lab
 * @throws where the id is not `module/slug`, or the lab exists
 */
export function newLab(notebooks: string, id: string): string {
  const [, module, slug] = /^([a-z0-9-]+)\/([a-z0-9-]+)$/.exec(id) ?? [];
  if (module === undefined || slug === undefined) {
    throw new Error(`A lab's id is module/slug, in small letters, digits and hyphens; this is "${id}".`);
  }
  const folder = join(notebooks, moduleFolder(notebooks, module), slug);
  if (existsSync(join(folder, "lab.html")))
    throw new Error(`${folder}/lab.html is already there: it was left as it is.`);
  const order = String(labSources(notebooks).length + 1);
  mkdirSync(folder, { recursive: true });
  for (const file of ["lab.html", "lab.en.html"]) {
    const text = readFileSync(join(template, file), "utf8").replace("{{id}}", id).replace("{{order}}", order);
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** The folder of a module, `NN-module`; a new one takes the next number. */
function moduleFolder(notebooks: string, module: string): string {
  const folders = existsSync(notebooks) ? readdirSync(notebooks) : [];
  const found = folders.find((name) => name.replace(/^\d+-/, "") === module);
  if (found) return found;
  const last = Math.max(0, ...folders.map((name) => Number.parseInt(name, 10) || 0));
  const made = `${String(last + 1).padStart(2, "0")}-${module}`;
  mkdirSync(join(notebooks, made), { recursive: true });
  writeFileSync(
    join(notebooks, made, "module.json"),
    `${JSON.stringify({ title: { "pt-BR": module, en: module } })}\n`,
  );
  return made;
}
