import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LabShelf } from "../../src/grader/grade-submission.ts";
import { catalogueSchema } from "../../src/shared/catalogue.ts";

/**
 * The labs of builds of the site, each a folder with `public` and `sealed`: the hash of the catalogue says which version
 * of a lab a build holds.
 */
export function builtShelf(builds: readonly string[]): LabShelf {
  const catalogues = builds.map((folder) => ({
    folder,
    labs: catalogueSchema.parse(JSON.parse(readFileSync(join(folder, "public/labs/index.json"), "utf8"))).labs,
  }));
  return {
    async find(id, hash) {
      const build = catalogues.find(({ labs }) => labs.some((lab) => lab.id === id && lab.hash === hash));
      // The id is one of our own catalogue: it leads nowhere else.
      const folder = build && join(build.folder, "sealed", id);
      if (folder === undefined || !existsSync(folder)) return null;
      return {
        "pt-BR": readFileSync(join(folder, "lab.html"), "utf8"),
        en: readFileSync(join(folder, "lab.en.html"), "utf8"),
      };
    },
  };
}
