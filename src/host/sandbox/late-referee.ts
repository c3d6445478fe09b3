import type { Verdict } from "../../grading/outcome.ts";
import { feed } from "./feed.ts";
import type { CheckRequest, RefereeClient } from "./referee-client.ts";

/** A referee whose client is fetched when it is warmed, or with the first check: cells run without it. */
export class LateReferee implements Pick<RefereeClient, "check" | "warm" | "kill"> {
  readonly #parent: HTMLElement;
  #client: Promise<RefereeClient> | null = null;
  #isKilled = false;

  /** @param parent - where its frame stands, unseen */
  constructor(parent: HTMLElement) {
    this.#parent = parent;
  }

  warm(): void {
    this.#fetched().then(
      (client) => this.#isKilled || client.warm(),
      () => undefined,
    );
  }

  async check(request: CheckRequest, signal?: AbortSignal): Promise<Verdict> {
    const client = await this.#fetched().catch((error: unknown) => String(error));
    if (this.#isKilled || signal?.aborted) throw new DOMException("The check was ended.", "AbortError");
    if (typeof client !== "string") return client.check(request, signal);
    return {
      check: request.check.id,
      outcome: "broken",
      message: { id: "$broken", values: {} },
      detail: client,
      durationMs: 0,
    };
  }

  kill(): void {
    this.#isKilled = true;
    this.#client?.then(
      (client) => client.kill(),
      () => undefined,
    );
  }

  /** What the network did not give is asked for again. */
  #fetched(): Promise<RefereeClient> {
    this.#client ??= import("./referee-client.ts").then(
      ({ startReferee }) => startReferee({ parent: this.#parent, feed }),
      (error: unknown) => {
        this.#client = null;
        throw error;
      },
    );
    return this.#client;
  }
}
