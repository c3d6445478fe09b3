import { join } from "node:path";
import { eq } from "drizzle-orm";
import { type Logger, pino } from "pino";
import { createAuth } from "./auth/create-auth.ts";
import { FirstInstructor } from "./auth/first-instructor.ts";
import { readSecret } from "./auth/secret.ts";
import { Bodies } from "./bodies/bodies.ts";
import type { ServerConfig } from "./config.ts";
import { createApp } from "./create-app.ts";
import { lockFolder } from "./database/folder-lock.ts";
import { type Database, openDatabase } from "./database/open-database.ts";
import { users } from "./database/schema.ts";
import { PublishedLabs } from "./labs/published-labs.ts";
import { createLimits } from "./limits.ts";
import { smtpMail } from "./mail.ts";
import { createMetrics } from "./metrics.ts";
import type { Router } from "./router.ts";

interface ClassOptions {
  readonly config: ServerConfig;
  /** The build's folders, whose labs are kept for ever. */
  readonly labs: { readonly site: string; readonly sealed: string };
  readonly firstInstructor?: FirstInstructor;
  readonly log?: Logger;
}

export interface OpenClass {
  readonly app: Router;
  readonly firstInstructor: FirstInstructor;
  readonly close: () => Promise<void>;
}

/**
 * Opens the class: its database, its bodies, its routes.
 * @throws FolderInUse while another server works in the folder
 */
export async function openClass({ config, labs, ...given }: ClassOptions): Promise<OpenClass> {
  const { folder, databaseUrl } = config;
  const log = given.log ?? pino({ level: config.logLevel });
  const firstInstructor = given.firstInstructor ?? new FirstInstructor();
  // Of PostgreSQL any number of servers can share one; the embedded database belongs to one.
  const unlock = databaseUrl === null ? lockFolder(folder) : () => {};
  try {
    const place = databaseUrl === null ? { folder: join(folder, "database") } : { url: databaseUrl };
    const { db, close: closeDatabase } = await openDatabase(place);
    const open = new Bodies(join(folder, "bodies"));
    const published = new PublishedLabs({ db, open, sealed: new Bodies(join(folder, "sealed")) });
    const broken = await published.keep(labs);
    if (broken.length > 0) log.warn({ labs: broken }, "the build of these labs is not whole: they were not kept");
    if (await somebodyTeaches(db)) firstInstructor.close();
    const sendMail = config.mail && smtpMail(config.mail);
    const auth = createAuth({ db, secret: readSecret(folder), config, sendMail });
    const services = { config, db, auth, labs: published, firstInstructor, limits: createLimits(), log };
    const app = createApp({ ...services, metrics: createMetrics() });
    const close = async () => {
      await closeDatabase();
      unlock();
    };
    return { app, firstInstructor, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function somebodyTeaches(db: Database): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.mayCreateCourses, true)).limit(1);
  return found.length > 0;
}
