import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { and, eq } from "drizzle-orm";
import { type CatalogueEntry, catalogueSchema } from "../../shared/catalogue.ts";
import type { Language } from "../../shared/text.ts";
import type { Bodies } from "../bodies/bodies.ts";
import type { Database } from "../database/open-database.ts";
import { labFiles, labVersions } from "../database/schema.ts";

interface Stores {
  readonly db: Database;
  readonly open: Bodies;
  /** A folder of its own: no route reads it, so no mistake in a route can give it out. */
  readonly sealed: Bodies;
}

interface LabFile {
  readonly part: "public" | "withheld" | "sealed";
  readonly path: string;
  readonly text: string;
}

interface Version {
  readonly labId: string;
  /** When this server first had it. */
  readonly createdAt: Date;
}

/**
 * Every version of a lab that this server ever had. A grade names the hash of the version that it was made with, so
 * none is ever changed or deleted.
 */
export class PublishedLabs {
  readonly #stores: Stores;
  /** The versions that were asked for: what is kept for ever need not be looked up twice. */
  readonly #versions = new Map<string, Version>();

  constructor(stores: Stores) {
    this.#stores = stores;
  }

  /**
   * Keeps the labs of a build.
   * @param folders - the build's `public` and `sealed` folders
   * @returns the ids of labs whose files do not have the hash that the build's list says: half a build. They are not kept.
   */
  async keep(folders: { site: string; sealed: string }): Promise<readonly string[]> {
    const list = join(folders.site, "labs/index.json");
    if (!existsSync(list)) return [];
    const { labs } = catalogueSchema.parse(JSON.parse(readFileSync(list, "utf8")));
    const broken: string[] = [];
    for (const lab of labs) {
      if (await this.has(lab.hash)) continue;
      const files = readFiles(lab, folders);
      if (files === null || hashOf(lab.id, files) !== lab.hash) broken.push(lab.id);
      else await this.#keepOne(lab, files);
    }
    return broken;
  }

  async has(hash: string): Promise<boolean> {
    return (await this.labOf(hash)) !== null;
  }

  /** The id of the lab that this is a version of; null where this server never had it. */
  async labOf(hash: string): Promise<string | null> {
    return (await this.#versionOf(hash))?.labId ?? null;
  }

  /** Of two versions of a lab, both of which this server has, the hash of the one that it had later. */
  async laterOf(one: string, other: string): Promise<string> {
    if (one === other) return one;
    const [first, second] = await Promise.all([this.#versionOf(one), this.#versionOf(other)]);
    return Number(second?.createdAt ?? 0) > Number(first?.createdAt ?? 0) ? other : one;
  }

  async #versionOf(hash: string): Promise<Version | null> {
    const known = this.#versions.get(hash);
    if (known !== undefined) return known;
    const { labId, createdAt } = labVersions;
    const [row] = await this.#stores.db
      .select({ labId, createdAt })
      .from(labVersions)
      .where(eq(labVersions.hash, hash));
    if (row) this.#versions.set(hash, row);
    return row ?? null;
  }

  list() {
    return this.#stores.db.select().from(labVersions).orderBy(labVersions.labId, labVersions.createdAt);
  }

  /** A file that students may have; null where that version has none of this name. */
  async publicFile(labHash: string, path: string): Promise<Uint8Array | null> {
    const wanted = and(eq(labFiles.labHash, labHash), eq(labFiles.part, "public"), eq(labFiles.path, path));
    const [file] = await this.#stores.db.select().from(labFiles).where(wanted);
    return file ? this.#stores.open.read(file.bodyHash) : null;
  }

  /** The solutions that the lab withholds, by exercise, as the build wrote them; null where it withholds none. */
  async withheldSolutions(labHash: string): Promise<unknown> {
    const wanted = and(eq(labFiles.labHash, labHash), eq(labFiles.part, "withheld"));
    const [file] = await this.#stores.db.select().from(labFiles).where(wanted);
    const bytes = file ? await this.#stores.open.read(file.bodyHash) : null;
    return bytes === null ? null : JSON.parse(Buffer.from(bytes).toString("utf8"));
  }

  /** The whole lab, sealed checks and solutions too: for graders alone. Null where this version is not kept. */
  async wholeLab(labHash: string): Promise<Readonly<Record<Language, string>> | null> {
    const wanted = and(eq(labFiles.labHash, labHash), eq(labFiles.part, "sealed"));
    const files = await this.#stores.db.select().from(labFiles).where(wanted);
    const text = async (path: string) => {
      const file = files.find((one) => one.path === path);
      const bytes = file ? await this.#stores.sealed.read(file.bodyHash) : null;
      return bytes && Buffer.from(bytes).toString("utf8");
    };
    const [portuguese, english] = await Promise.all([text("lab.html"), text("lab.en.html")]);
    return portuguese === null || english === null ? null : { "pt-BR": portuguese, en: english };
  }

  async #keepOne(lab: CatalogueEntry, files: readonly LabFile[]): Promise<void> {
    const { db, open, sealed } = this.#stores;
    const rows: (typeof labFiles.$inferInsert)[] = [];
    for (const { part, path, text } of files) {
      const bodyHash = await (part === "sealed" ? sealed : open).keep(text);
      rows.push({ labHash: lab.hash, part, path, bodyHash });
    }
    await db.transaction(async (tx) => {
      const { hash, id: labId, version, title } = lab;
      const row = { hash, labId, version, titlePt: title["pt-BR"], titleEn: title.en };
      await tx.insert(labVersions).values(row).onConflictDoNothing();
      await tx.insert(labFiles).values(rows).onConflictDoNothing();
    });
  }
}

/** The files in the order in which the build hashes them; null where one is missing. */
function readFiles(lab: CatalogueEntry, { site, sealed }: { site: string; sealed: string }): LabFile[] | null {
  const files: LabFile[] = [];
  const add = (part: LabFile["part"], path: string): boolean => {
    const from = part === "public" ? join(site, "labs", lab.id, path) : join(sealed, lab.id, path);
    if (!existsSync(from)) return false;
    files.push({ part, path, text: readFileSync(from, "utf8") });
    return true;
  };
  if (!["lab.html", "lab.en.html", "lab.json"].every((path) => add("public", path))) return null;
  // An exercise whose solution is withheld, or that has none, has no file.
  for (const { id } of lab.exercises) add("public", `solutions/${id}.json`);
  if (!["lab.html", "lab.en.html"].every((path) => add("sealed", path))) return null;
  add("withheld", "withheld.json");
  return files;
}

/** As the build does it (tools/labs/publish.ts); a test compares the two. */
const hashOf = (labId: string, files: readonly LabFile[]): string => {
  const hash = createHash("sha256");
  for (const { path, text } of files) hash.update(`${labId}/${path}`).update("\0").update(text).update("\0");
  return hash.digest("hex");
};
