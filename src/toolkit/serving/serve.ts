import { notebookHere } from "../base/notebook.ts";
import { checkOptions, type Rule, whole } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";
import { labFetch } from "./lab-fetch.ts";
import { type App, LabServer, type Latency } from "./lab-server.ts";
import { putUp } from "./servers.ts";

/** How an app is served. */
export interface ServeOptions {
  /** The server is at `http://<name>.lab`: small letters, digits and hyphens. Default `"api"`. */
  readonly name?: string;
  /** Time in milliseconds that each request takes before the app sees it: one number, or `[least, most]`. Default 0. */
  readonly latencyMs?: Latency;
  /** Requests answered at once; the others wait their turn. Default: no limit. */
  readonly concurrency?: number;
  /** Draws the latencies: the same requests in the same order take the same time. Default 42. */
  readonly seed?: number;
}

const isTime = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 600_000;
const isRange = (value: unknown): boolean => {
  const [least, most, ...more] = Array.isArray(value) ? (value as unknown[]) : [];
  return isTime(least) && isTime(most) && least <= most && more.length === 0;
};
const rules: Readonly<Record<keyof ServeOptions, Rule>> = {
  name: {
    holds: (value) => typeof value === "string" && /^[a-z]([a-z0-9-]{0,30}[a-z0-9])?$/.test(value),
    expected: { "pt-BR": "um nome como api ou api-2", en: "a name such as api or api-2" },
    remedy: {
      "pt-BR": "Use letras minúsculas sem acento, algarismos e hifens, começando por letra.",
      en: "Use small letters without accents, digits and hyphens, a letter first.",
    },
  },
  latencyMs: {
    holds: (value) => isTime(value) || isRange(value),
    expected: { "pt-BR": "um tempo como 50 ou [20, 80]", en: "a time such as 50 or [20, 80]" },
    remedy: {
      "pt-BR": "O tempo é em milissegundos, de 0 a 600000, o menor primeiro.",
      en: "The time is in milliseconds, from 0 to 600000, the least first.",
    },
  },
  concurrency: {
    holds: (value) => value === Number.POSITIVE_INFINITY || (Number.isInteger(value) && Number(value) >= 1),
    expected: { "pt-BR": "um número inteiro, 1 ou mais", en: "a whole number, 1 or more" },
    remedy: { "pt-BR": "Deixe de fora para não ter limite.", en: "Leave it out to have no limit." },
  },
  seed: whole(0, 0xffffffff),
};

/** A response with nothing to await. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The body where it is JSON, else null. */
  readonly json: unknown;
}

/** A server that is up. */
export interface Server {
  /** Where `fetch` finds it: `http://api.lab`. */
  readonly url: string;
  /**
   * Asks for a path and gives the whole response.
   * @example const {status, json} = await server.request("/saude");
   */
  request(path: string, init?: RequestInit): Promise<PlainResponse>;
  /** Ends it: calls that wait are refused. A server also ends with its cell's run. */
  close(): void;
}

/**
 * Serves an app inside the notebook: `fetch` in any cell reaches it at `http://<name>.lab/…`, through a queue, with real
 * statuses, headers and streams. It ends when its cell runs again. What a handler throws is a 500, with its trace in the
 * log; every call is in the network panel.
 * @param app - a Hono app, or anything with `fetch(request)`
 * @throws StudentError `not-an-app`, `name-taken`, `bad-option` or `unknown-option`
 * @example
 * import {Hono} from "hono";
 * import {serve} from "bancada/serving";
 * const app = new Hono().get("/saude", (context) => context.json({ok: true}));
 * const server = serve(app, {latencyMs: [20, 80], concurrency: 4});
 * const response = await fetch(`${server.url}/saude`);
 * @see https://hono.dev/docs/
 */
export function serve(app: App, options: ServeOptions = {}): Server {
  checkApp(app);
  checkOptions("serve", { ...options }, rules);
  const { name = "api", latencyMs = 0, concurrency = Number.POSITIVE_INFINITY, seed = 42 } = options;
  return serveFor(app, {
    name,
    latencyMs,
    concurrency,
    seed,
    cell: notebookHere()?.cell() ?? "",
    run: notebookHere()?.ended(),
  });
}

/** As {@link serve}; `run` is what the server ends with. */
export function serveFor(app: App, options: ConstructorParameters<typeof LabServer>[1]): Server {
  const server = new LabServer(app, options);
  putUp(server);
  return {
    url: server.url,
    request: async (path, init) => {
      const response = await labFetch(new URL(path, server.url), init);
      const text = await response.text();
      return { status: response.status, headers: Object.fromEntries(response.headers), text, json: parsed(text) };
    },
    close: () => server.close(),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function checkApp(app: App): void {
  if (typeof app?.fetch === "function") return;
  throw new StudentError({
    code: "not-an-app",
    where: "serve",
    expected: { "pt-BR": "uma aplicação, como new Hono()", en: "an app, such as new Hono()" },
    received: inWords(app),
    remedy: {
      "pt-BR": 'Escreva import {Hono} from "hono" e const app = new Hono().get("/", (context) => context.text("oi")).',
      en: 'Write import {Hono} from "hono" and const app = new Hono().get("/", (context) => context.text("hi")).',
    },
  });
}
