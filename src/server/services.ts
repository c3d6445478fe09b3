import type { Logger } from "pino";
import type { Auth } from "./auth/create-auth.ts";
import type { FirstInstructor } from "./auth/first-instructor.ts";
import type { ServerConfig } from "./config.ts";
import type { Database } from "./database/open-database.ts";
import type { PublishedLabs } from "./labs/published-labs.ts";
import type { Limits } from "./limits.ts";
import type { Metrics } from "./metrics.ts";

/** What the routes work with. */
export interface Services {
  readonly config: ServerConfig;
  readonly db: Database;
  readonly auth: Auth;
  readonly labs: PublishedLabs;
  readonly firstInstructor: FirstInstructor;
  readonly limits: Limits;
  readonly log: Logger;
  readonly metrics: Metrics;
}
