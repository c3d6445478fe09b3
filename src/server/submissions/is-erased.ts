import { eq } from "drizzle-orm";
import type { Database } from "../database/open-database.ts";
import { submissions } from "../database/schema.ts";

/** Was a submission's file deleted on purpose? */
export async function isErased(db: Database, id: string): Promise<boolean> {
  const [row] = await db.select({ erasedAt: submissions.erasedAt }).from(submissions).where(eq(submissions.id, id));
  return (row?.erasedAt ?? null) !== null;
}
