import { join } from "node:path";
import { eq } from "drizzle-orm";
import { type Logger, pino } from "pino";
import { createAuth } from "./auth/create-auth.ts";
import { FirstInstructor } from "./auth/first-instructor.ts";
import { PasswordWork } from "./auth/password-work.ts";
import { readSecret } from "./auth/secret.ts";
import { Bodies } from "./bodies/bodies.ts";
import type { ServerConfig } from "./config.ts";
import { createApp } from "./create-app.ts";
import { lockFolder } from "./database/folder-lock.ts";
import { type Database, openDatabase } from "./database/open-database.ts";
import { users } from "./database/schema.ts";
import { Graders } from "./graders/graders.ts";
import { GradingQueue } from "./gradings/grading-queue.ts";
import { PublishedLabs } from "./labs/published-labs.ts";
import { createLimits } from "./limits.ts";
import { smtpMail } from "./mail.ts";
import { createMetrics } from "./metrics.ts";
import { eraseOldWork } from "./privacy/retention.ts";
import { loggable } from "./problems/loggable.ts";
import type { Router } from "./router.ts";
import type { OwnGrader } from "./services.ts";

/** Begins at once, and never throws: a class without a grader waits for one. */
export type StartGrader = (token: string) => { readonly state: () => OwnGrader; readonly stop: () => Promise<void> };

/** How often it is looked for work whose time of keeping is over. */
const dayMs = 24 * 3_600_000;

const noGrader: StartGrader = () => ({ state: () => "none", stop: async () => {} });

interface ClassOptions {
  readonly config: ServerConfig;
  /** The build's folders, whose labs are kept for ever. */
  readonly labs: { readonly site: string; readonly sealed: string };
  /** Starts a grader of the server's own, which signs in with this token. None where left out. */
  readonly startGrader?: StartGrader;
  readonly grading?: { readonly leaseSeconds?: number; readonly maintenanceSeconds?: number };
  readonly firstInstructor?: FirstInstructor;
  readonly log?: Logger;
}

export interface OpenClass {
  readonly app: Router;
  readonly db: Database;
  readonly firstInstructor: FirstInstructor;
  readonly close: () => Promise<void>;
}

/**
 * Opens the class: its database, its bodies, its routes.
 * @throws FolderInUse while another server works in the folder
 */
export async function openClass({
  config,
  labs,
  startGrader = noGrader,
  grading = {},
  ...given
}: ClassOptions): Promise<OpenClass> {
  const { folder, databaseUrl } = config;
  const log = given.log ?? pino({ level: config.logLevel });
  const firstInstructor = given.firstInstructor ?? new FirstInstructor();
  // Of PostgreSQL any number of servers can share one; the embedded database belongs to one.
  const unlock = databaseUrl === null ? lockFolder(folder) : () => {};
  try {
    const place = databaseUrl === null ? { folder: join(folder, "database") } : { url: databaseUrl };
    const { db, pool, close: closeDatabase } = await openDatabase(place);
    const open = new Bodies(join(folder, "bodies"));
    const published = new PublishedLabs({ db, open, sealed: new Bodies(join(folder, "sealed")) });
    const broken = await published.keep(labs);
    if (broken.length > 0) log.warn({ labs: broken }, "the build of these labs is not whole: they were not kept");
    if (await somebodyTeaches(db)) firstInstructor.close();
    const sendMail = config.mail && smtpMail(config.mail);
    const secret = readSecret(folder);
    const passwordWork = new PasswordWork();
    const auth = createAuth({ db, secret, config, passwordWork, sendMail });
    const graders = new Graders(db);
    const queue = await GradingQueue.open({
      leaseSeconds: config.leaseSeconds,
      ...grading,
      pool,
      onError: (error) => log.error({ error: loggable(error) }, "queue"),
    });
    const ownGrader = startGrader(graders.ownToken);
    const services = {
      config,
      db,
      pool,
      secret,
      auth,
      passwordWork,
      labs: published,
      bodies: open,
      queue,
      graders,
      ownGrader: ownGrader.state,
      firstInstructor,
      limits: createLimits(),
      log,
    };
    const eraseOld = () =>
      void eraseOldWork(services, new Date()).then(
        (erased) => erased > 0 && log.info({ event: "retention", erased }, "old work was erased"),
        (error: unknown) => log.error({ error: loggable(error) }, "retention"),
      );
    eraseOld();
    const everyDay = setInterval(eraseOld, dayMs);
    everyDay.unref();
    const app = createApp({ ...services, metrics: createMetrics() });
    const close = async () => {
      clearInterval(everyDay);
      await ownGrader.stop();
      await queue.close();
      await closeDatabase();
      unlock();
    };
    return { app, db, firstInstructor, close };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function somebodyTeaches(db: Database): Promise<boolean> {
  const found = await db.select({ id: users.id }).from(users).where(eq(users.mayCreateCourses, true)).limit(1);
  return found.length > 0;
}
