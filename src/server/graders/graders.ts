import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { Grader } from "../can.ts";
import type { Database } from "../database/open-database.ts";
import { graders } from "../database/schema.ts";

/** A minute without a word: the grader is gone, or its computer sleeps. */
const silentAfterMs = 60_000;
/** That one is alive is written down no more often. */
const noteEveryMs = 15_000;

const hashOf = (token: string): string => createHash("sha256").update(token).digest("hex");

/** The programs that may grade. Whoever has a token reads what every course hands in, and the sealed parts of labs. */
export class Graders {
  readonly #db: Database;
  /** The token of the grader that this server starts itself: it lives in memory, and dies with the server. */
  readonly ownToken = randomBytes(24).toString("base64url");
  readonly #seen = new Map<string, number>();

  constructor(db: Database) {
    this.#db = db;
  }

  /** Lets a grader in. The token is in this answer, and nowhere else. */
  async add({ name, createdBy }: { name: string; createdBy: string }): Promise<{ id: string; token: string }> {
    const token = randomBytes(24).toString("base64url");
    const [made] = await this.#db
      .insert(graders)
      .values({ name, createdBy, tokenHash: hashOf(token) })
      .returning({ id: graders.id });
    if (!made) throw new Error("The grader was not written.");
    return { id: made.id, token };
  }

  list() {
    return this.#db.select().from(graders).where(isNull(graders.revokedAt)).orderBy(graders.createdAt);
  }

  async revoke(id: string): Promise<boolean> {
    const open = and(eq(graders.id, id), isNull(graders.revokedAt));
    return (await this.#db.update(graders).set({ revokedAt: new Date() }).where(open).returning()).length > 0;
  }

  /** Whose token it is; null for nobody's. */
  async find(authorization: string | undefined): Promise<Grader | null> {
    const token = /^Bearer ([\w-]{16,256})$/.exec(authorization ?? "")?.[1];
    if (token === undefined) return null;
    // Hashes are compared, never tokens: how long it takes says nothing about them.
    if (hashOf(token) === hashOf(this.ownToken)) return this.#isHere("own");
    const wanted = and(eq(graders.tokenHash, hashOf(token)), isNull(graders.revokedAt));
    const [found] = await this.#db.select({ id: graders.id }).from(graders).where(wanted);
    if (!found) return null;
    if (Date.now() - (this.#seen.get(found.id) ?? 0) > noteEveryMs) {
      await this.#db.update(graders).set({ lastSeenAt: new Date() }).where(eq(graders.id, found.id));
    }
    return this.#isHere(found.id);
  }

  /** How many graders were heard of in the last minute. */
  atWork(): number {
    return [...this.#seen.values()].filter((atMs) => Date.now() - atMs < silentAfterMs).length;
  }

  #isHere(id: string): Grader {
    this.#seen.set(id, Date.now());
    return { grader: id };
  }
}
