import * as z from "zod/mini";
import type { Language } from "../shared/text.ts";
import type { LabShelf } from "./grade-submission.ts";
import type { Grading } from "./grading.ts";

const jobSchema = z.object({ grading: z.string(), hash: z.string(), labHash: z.string() });
const labSchema = z.object({ "pt-BR": z.string(), en: z.string() });

export type Job = z.infer<typeof jobSchema>;

/** The server does not know the token: asking again changes nothing. */
export class TokenRefused extends Error {}

interface ClassServerOptions {
  /** The address of the server, as `https://bancada.example.edu`. */
  readonly url: string;
  readonly token: string;
  readonly fetch?: typeof globalThis.fetch;
}

/** The class server, as graders ask it: jobs to take, labs to grade them with, and what came of it to bring. */
export class ClassServer implements LabShelf {
  readonly #url: string;
  readonly #token: string;
  readonly #fetch: typeof globalThis.fetch;
  readonly #labs = new Map<string, Readonly<Record<Language, string>>>();

  constructor({ url, token, fetch = globalThis.fetch }: ClassServerOptions) {
    this.#url = url.replace(/\/+$/, "");
    this.#token = token;
    this.#fetch = fetch;
  }

  /** A submission that is this grader's for some minutes; null where none waits. */
  async lease(): Promise<Job | null> {
    const response = await this.#ask("POST", "leases");
    return response.status === 204 ? null : jobSchema.parse(await response.json());
  }

  async submission({ grading }: Job): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#ask("GET", `gradings/${grading}/submission`)).arrayBuffer());
  }

  /** The server keeps every version of a lab that it ever had under its hash, and none under another's. */
  async find(_id: string, hash: string): Promise<Readonly<Record<Language, string>> | null> {
    const known = this.#labs.get(hash);
    if (known) return known;
    const response = await this.#ask("GET", `labs/${hash}`, { missing: true });
    if (response.status === 404) return null;
    const lab = labSchema.parse(await response.json());
    this.#labs.set(hash, lab);
    return lab;
  }

  async bring({ grading }: Job, result: Grading): Promise<void> {
    await this.#ask("PUT", `gradings/${grading}`, { body: JSON.stringify({ grading: result }) });
  }

  /** @throws TokenRefused, or Error where the server does not answer or refuses */
  async #ask(
    method: string,
    path: string,
    { body, missing = false }: { body?: string; missing?: boolean } = {},
  ): Promise<Response> {
    const response = await this.#fetch(`${this.#url}/api/grader/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(30_000),
    });
    if (response.ok || (missing && response.status === 404)) return response;
    const why = `${method} /api/grader/${path}: ${response.status}`;
    throw response.status === 401 ? new TokenRefused(why) : new Error(why);
  }
}
