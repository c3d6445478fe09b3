import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type OpenDatabase, openDatabase } from "../../../src/server/database/open-database.ts";
import { courses, users } from "../../../src/server/database/schema.ts";
import { type Postgres, startPostgres } from "./postgres.ts";

const postgres: Postgres = await startPostgres();
if (postgres.url === null) console.warn(`PostgreSQL is left out of the contract: ${postgres.why}`);
afterAll(async () => {
  if (postgres.url !== null) await postgres.stop();
});

describe.each(["PGlite", "PostgreSQL"])("%s", (name) => {
  describe.skipIf(name === "PostgreSQL" && postgres.url === null)("keeps the contract of a database", () => {
    let open: OpenDatabase;
    const folder = join(mkdtempSync(join(tmpdir(), "pglite-")), "database");
    const place = name === "PostgreSQL" && postgres.url !== null ? { url: postgres.url } : { folder };
    beforeAll(async () => {
      open = await openDatabase(place);
    }, 60_000);
    afterAll(() => open.close());

    const course = (joinCode: string) => ({ name: "Turma A", joinCode });

    test("what is written is read back, with accents, quotes and moments", async () => {
      const name = `Ação "d'água" \\ ; DROP TABLE users; -- 🧪`;
      const createdAt = new Date("2026-03-01T12:34:56.789Z");
      const [written] = await open.db
        .insert(courses)
        .values({ ...course("READ"), name, createdAt })
        .returning();
      expect(await open.db.select().from(courses).where(eq(courses.joinCode, "READ"))).toEqual([written]);
      expect(written).toMatchObject({ name, createdAt });
    });

    test("a transaction that fails leaves nothing", async () => {
      const failing = open.db.transaction(async (tx) => {
        await tx.insert(courses).values(course("GONE"));
        throw new Error("a meio");
      });
      await expect(failing).rejects.toThrow("a meio");
      expect(await open.db.select().from(courses).where(eq(courses.joinCode, "GONE"))).toEqual([]);
    });

    test("what must be unique is refused, and says so in the same way", async () => {
      await open.db.insert(courses).values(course("ONCE"));
      await expect(open.db.insert(courses).values(course("ONCE"))).rejects.toMatchObject({ cause: { code: "23505" } });
    });

    test("a reference to nothing is refused", async () => {
      const orphan = open.db.execute(sql`insert into memberships values ('none', 'nobody', 'student', now(), null)`);
      await expect(orphan).rejects.toMatchObject({ cause: { code: "23503" } });
    });

    test("fifty writers at once, each in a transaction, all arrive", async () => {
      const person = (at: number) => ({ name: `P${at}`, email: `p${at}@example.edu` });
      await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          open.db.transaction(async (tx) => {
            await tx.insert(users).values(person(at));
            await tx
              .update(users)
              .set({ name: `Pessoa ${at}` })
              .where(eq(users.email, person(at).email));
          }),
        ),
      );
      const { rows } = await open.db.execute(sql`select count(*)::int as n from users where name like 'Pessoa %'`);
      expect(rows).toEqual([{ n: 50 }]);
    });

    test("a query that fails spoils none after it", async () => {
      await expect(open.db.execute(sql`select 1 / 0`)).rejects.toMatchObject({ cause: { code: "22012" } });
      expect((await open.db.execute(sql`select 1 as one`)).rows).toEqual([{ one: 1 }]);
    });

    test("a megabyte goes in and comes back", async () => {
      const text = "ã".repeat(500_000);
      const { rows } = await open.db.execute<{ text: string }>(sql`select ${text}::text as text`);
      expect(rows[0]?.text).toBe(text);
    });

    test("opening again finds the tables, and migrates nothing twice", async () => {
      const before = await open.db.select().from(courses);
      await open.close();
      open = await openDatabase(place);
      expect(before.length).toBeGreaterThan(0);
      expect(await open.db.select().from(courses)).toEqual(before);
    });
  });
});
