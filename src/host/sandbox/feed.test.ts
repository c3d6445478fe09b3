import { afterEach, expect, test, vi } from "vitest";
import { feed, unreachedCount } from "./feed.ts";

vi.mock("virtual:kernel-feed", () => ({ default: { kernel: "/feed/kernel.js", bancada: "/feed/bancada.js" } }));
afterEach(() => vi.unstubAllGlobals());

/** How often the site counts as unreached after it answered so. */
async function after(specifier: string, answer: () => Promise<Response>): Promise<number> {
  const before = unreachedCount();
  vi.stubGlobal("fetch", answer);
  vi.stubGlobal("location", { href: "http://site.example/" });
  await expect(feed.bytes(specifier)).rejects.toThrow();
  return unreachedCount() - before;
}
const status = (code: number) => async () => new Response("", { status: code });

test("a network that fails, a site that cannot answer and a file of the build that is gone are nobody's mistake", async () => {
  expect(await after("kernel", () => Promise.reject(new TypeError("Failed to fetch")))).toBe(1);
  expect(await after("datasets/a/b.csv", status(503))).toBe(1);
  expect(await after("kernel", status(404))).toBe(1);
});

test("a data set or a library that a student thought up is not there, and stops nobody's grading", async () => {
  expect(await after("datasets/nada/nada.csv", status(404))).toBe(0);
  expect(await after("bancada/nada.js", status(404))).toBe(0);
  expect(await after("nada", status(200))).toBe(0);
});
