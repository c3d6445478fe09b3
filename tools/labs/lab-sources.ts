import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Localized } from "../../src/shared/text.ts";

/** A lab as it stands in `notebooks/NN-module/slug/`. */
export interface LabSource {
  readonly module: string;
  readonly slug: string;
  readonly folder: string;
  /** lab.html: Portuguese. */
  readonly text: string;
  /** lab.en.html: the English overlay; empty where it is missing. */
  readonly overlay: string;
}

export interface ModuleSource {
  readonly id: string;
  readonly title: Localized;
}

const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

const readIfThere = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

export function moduleSources(notebooks: string): ModuleSource[] {
  return folders(notebooks).map((id) => {
    const file = join(notebooks, id, "module.json");
    if (!existsSync(file)) throw new Error(`${file} is missing: write {"title": {"pt-BR": "…", "en": "…"}} in it.`);
    const { title } = JSON.parse(readFileSync(file, "utf8")) as { title: Localized };
    return { id, title };
  });
}

export function labSources(notebooks: string): LabSource[] {
  return folders(notebooks).flatMap((module) =>
    folders(join(notebooks, module))
      .map((slug) => ({ module, slug, folder: join(notebooks, module, slug) }))
      .filter(({ folder }) => existsSync(join(folder, "lab.html")))
      .map((place) => ({
        ...place,
        text: readFileSync(join(place.folder, "lab.html"), "utf8"),
        overlay: readIfThere(join(place.folder, "lab.en.html")),
      })),
  );
}
