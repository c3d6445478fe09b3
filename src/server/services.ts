import type { Logger } from "pino";
import type { Auth } from "./auth/create-auth.ts";
import type { FirstInstructor } from "./auth/first-instructor.ts";
import type { PasswordWork } from "./auth/password-work.ts";
import type { Bodies } from "./bodies/bodies.ts";
import type { ServerConfig } from "./config.ts";
import type { Database, OpenDatabase } from "./database/open-database.ts";
import type { Graders } from "./graders/graders.ts";
import type { GradingQueue } from "./gradings/grading-queue.ts";
import type { PublishedLabs } from "./labs/published-labs.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";

export type OwnGrader = "started" | "no-chromium" | "root" | "none";

/** What the routes work with. */
export interface Services {
  readonly config: ServerConfig;
  readonly db: Database;
  /** The connections under it, for what needs one of its own. */
  readonly pool: OpenDatabase["pool"];
  /** What signs cookies; programs of the server's own machine prove with it that they read its folder. */
  readonly secret: string;
  readonly auth: Auth;
  readonly passwordWork: PasswordWork;
  readonly labs: PublishedLabs;
  /** What students hand in. Sealed parts of labs lie elsewhere. */
  readonly bodies: Bodies;
  readonly queue: GradingQueue;
  readonly graders: Graders;
  /** What became of the grader that the server starts itself. */
  readonly ownGrader: () => OwnGrader;
  readonly firstInstructor: FirstInstructor;
  readonly limits: Limits;
  readonly log: Logger;
  readonly metrics: Metrics;
}
