import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { catalogueSchema } from "../../src/shared/catalogue.ts";
import { type CourseKey, courseKeyId } from "../../src/shared/course-key.ts";
import { lockedPath, lockLab, siteKeyPath } from "../../src/shared/locked-lab.ts";

interface WriteLockedOptions {
  /** A build: a folder with `public` and `sealed`. */
  readonly build: string;
  /** The site that the locked labs are written into. */
  readonly site: string;
  readonly key: CourseKey;
}

/** Writes every lab of a build, sealed part and all, locked with the course key, and what the site says of that key. */
export async function writeLocked({ build, site, key }: WriteLockedOptions): Promise<void> {
  const put = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), content);
  };
  const { labs } = catalogueSchema.parse(JSON.parse(readFileSync(join(build, "public/labs/index.json"), "utf8")));
  for (const { id, hash } of labs) {
    const text = (file: string) => readFileSync(join(build, "sealed", id, file), "utf8");
    const texts = { "pt-BR": text("lab.html"), en: text("lab.en.html") };
    put(lockedPath({ id, hash }), await lockLab(texts, { id, hash }, key));
  }
  put(siteKeyPath, JSON.stringify({ format: 1, id: courseKeyId(key) }));
}
