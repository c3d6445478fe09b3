import { deleteDB, openDB } from "idb";
import * as z from "zod/mini";

const outcomeSchema = z.enum(["good", "slow", "bad"]);
const checkSchema = z.object({
  id: z.enum(["browser", "storage", "memory", "backend", "network"]),
  outcome: outcomeSchema,
  /** A name or a number with its unit, the same in every language. */
  value: z.string(),
});
export type SelfCheck = z.infer<typeof checkSchema>;

export const selfTestSchema = z.object({ browser: z.string(), checks: z.array(checkSchema) });
export type SelfTest = z.infer<typeof selfTestSchema>;

/** What the test asks of the browser that it runs in. */
export interface TestedBrowser {
  readonly userAgent: string;
  /** In GB, as Chromium says it, rounded and at most 8; null where the browser does not say. */
  readonly memoryGb: number | null;
  /** How much the site may store, in MB; null where the browser does not say. */
  readonly roomMb: () => Promise<number | null>;
  /** Asks the class server for something small. @throws where it does not answer */
  readonly ask: () => Promise<unknown>;
  /** ms, only ever forwards. */
  readonly now: () => number;
}

const enoughRoomMb = 500;
const enoughMemoryGb = 4;
const quickMs = 1_000;

/** Finds out whether labs will run on this computer: what the browser is, whether it stores, computes and reaches the class. */
export async function runSelfTest(browser: TestedBrowser): Promise<SelfTest> {
  const name = nameOf(browser.userAgent);
  return {
    browser: name,
    checks: [
      { id: "browser", outcome: lacks().length === 0 ? "good" : "bad", value: [name, ...lacks()].join(", without ") },
      await storage(browser),
      memory(browser),
      backend(),
      await network(browser),
    ],
  };
}

/** What every lab needs, by its name in the standard. */
const lacks = (): readonly string[] =>
  ["WebAssembly", "indexedDB", "BroadcastChannel", "Worker", "MessageChannel"].filter((name) => !(name in globalThis));

/** `Firefox 140` */
export function nameOf(userAgent: string): string {
  const signs = [
    ["Edge", /Edg\/(\d+)/],
    ["Opera", /OPR\/(\d+)/],
    ["Firefox", /Firefox\/(\d+)/],
    ["Chrome", /Chrome\/(\d+)/],
    ["Safari", /Version\/(\d+).*Safari/],
  ] as const;
  for (const [name, sign] of signs) {
    const found = sign.exec(userAgent);
    if (found) return `${name} ${found[1]}`;
  }
  return userAgent.replace(/[^\x20-\x7e]/g, "").slice(0, 60) || "?";
}

/** Writes and reads 1 MB, and looks how much more there is. */
async function storage({ roomMb }: TestedBrowser): Promise<SelfCheck> {
  const name = "bancada-self-test";
  try {
    const database = await openDB(name, 1, { upgrade: (opened) => void opened.createObjectStore("one") });
    const written = new Uint8Array(1_000_000).fill(7);
    await database.put("one", written, "bytes");
    const read: unknown = await database.get("one", "bytes");
    database.close();
    const isWhole = read instanceof Uint8Array && read.length === written.length && read.every((byte) => byte === 7);
    const room = await roomMb();
    if (!isWhole) return { id: "storage", outcome: "bad", value: "0 MB" };
    if (room === null) return { id: "storage", outcome: "good", value: "1 MB +" };
    const value = room < 1_000 ? `${Math.round(room)} MB` : `${Math.round(room / 1_000)} GB`;
    return { id: "storage", outcome: room < enoughRoomMb ? "slow" : "good", value };
  } catch (error) {
    return { id: "storage", outcome: "bad", value: error instanceof Error ? error.name : "?" };
  } finally {
    await deleteDB(name).catch(() => undefined);
  }
}

function memory({ memoryGb }: TestedBrowser): SelfCheck {
  if (memoryGb !== null) {
    const value = memoryGb >= 8 ? "8 GB +" : `${memoryGb} GB`;
    return { id: "memory", outcome: memoryGb < enoughMemoryGb ? "slow" : "good", value };
  }
  // A browser that does not say: is there as much as a lab may ask for at once?
  try {
    const bytes = new Uint8Array(200_000_000);
    return { id: "memory", outcome: "good", value: `${bytes.length / 1e6} MB +` };
  } catch {
    return { id: "memory", outcome: "bad", value: "< 200 MB" };
  }
}

/** The smallest module that uses a vector of 128 bits. */
const simdModule = new Uint8Array([
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
]);

/** What networks and boosting compute with. */
function backend(): SelfCheck {
  if (!("WebAssembly" in globalThis)) return { id: "backend", outcome: "bad", value: "JavaScript" };
  return WebAssembly.validate(simdModule)
    ? { id: "backend", outcome: "good", value: "WebAssembly SIMD" }
    : { id: "backend", outcome: "slow", value: "WebAssembly" };
}

async function network({ ask, now }: TestedBrowser): Promise<SelfCheck> {
  const begun = now();
  try {
    await ask();
  } catch {
    return { id: "network", outcome: "bad", value: "-" };
  }
  const tookMs = Math.round(now() - begun);
  return { id: "network", outcome: tookMs > quickMs ? "slow" : "good", value: `${tookMs} ms` };
}
