import { existsSync } from "node:fs";
import { join } from "node:path";
import { FirstInstructor } from "./auth/first-instructor.ts";
import { firstInstructorLink } from "./auth/links.ts";
import { readConfig } from "./config.ts";
import type { OpenClass, StartGrader } from "./open-class.ts";
import { Problem, problemResponse } from "./problems/problem.ts";

export interface LazyClass {
  readonly fetch: (request: Request, bindings: object) => Promise<Response>;
  /** The link that makes the first instructor; null once somebody teaches. */
  readonly firstLink: (address: string) => Promise<string | null>;
  readonly close: () => Promise<void>;
}

interface LazyClassOptions {
  /** The build's folders. */
  readonly labs: { readonly site: string; readonly sealed: string };
  readonly startGrader: StartGrader;
}

/**
 * The class, opened when it is first asked for, or at once where it was used before.
 * @throws Error if the server's variables cannot be understood
 */
export function lazyClass({ labs, startGrader }: LazyClassOptions): LazyClass {
  const config = readConfig(process.env);
  const firstInstructor = new FirstInstructor();
  let opening: Promise<OpenClass> | undefined;
  const open = () => {
    // What the class is made of is loaded with it: a laptop that only serves the page has no room to waste.
    opening ??= import("./open-class.ts")
      .then(({ openClass }) => openClass({ config, labs, startGrader, firstInstructor }))
      .catch((error: unknown) => {
        // The next request tries again: another server may have stopped, the database may be back.
        opening = undefined;
        throw error;
      });
    return opening;
  };
  return {
    async fetch(request, bindings) {
      let app: OpenClass["app"];
      try {
        ({ app } = await open());
      } catch (error) {
        console.error(error instanceof Error ? error.message : String(error));
        return problemResponse(new Problem("unavailable"), request.headers.get("accept-language") ?? undefined);
      }
      return app.fetch(request, bindings);
    },
    async firstLink(address) {
      const used = config.databaseUrl !== null || existsSync(join(config.folder, "database"));
      if (used) await open();
      return firstInstructor.token === null ? null : firstInstructorLink(address, firstInstructor.token);
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
