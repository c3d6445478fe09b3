import "fake-indexeddb/auto";
import { expect, test, vi } from "vitest";
import { nameOf, runSelfTest, type TestedBrowser } from "./run-self-test.ts";

const good: TestedBrowser = {
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  memoryGb: 8,
  roomMb: async () => 20_000,
  ask: async () => null,
  now: () => 0,
};
const outcomes = async (change: Partial<TestedBrowser>) =>
  Object.fromEntries((await runSelfTest({ ...good, ...change })).checks.map(({ id, outcome }) => [id, outcome]));

test("a computer on which all labs run is told so", async () => {
  vi.stubGlobal("Worker", class {});
  expect(await runSelfTest(good)).toEqual({
    browser: "Firefox 140",
    checks: [
      { id: "browser", outcome: "good", value: "Firefox 140" },
      { id: "storage", outcome: "good", value: "20 GB" },
      { id: "memory", outcome: "good", value: "8 GB +" },
      { id: "backend", outcome: "good", value: "WebAssembly SIMD" },
      { id: "network", outcome: "good", value: "0 ms" },
    ],
  });
  vi.unstubAllGlobals();
});

test("each thing that lacks is named by itself", async () => {
  expect(await outcomes({ memoryGb: 2 })).toMatchObject({ memory: "slow", storage: "good" });
  expect(await outcomes({ memoryGb: null })).toMatchObject({ memory: "good" });
  expect(await outcomes({ roomMb: async () => 60 })).toMatchObject({ storage: "slow" });
  expect(await outcomes({ roomMb: () => Promise.reject(new Error("denied")) })).toMatchObject({ storage: "bad" });
  expect(await outcomes({ ask: () => Promise.reject(new TypeError("no")) })).toMatchObject({ network: "bad" });
  let at = 0;
  expect(await outcomes({ now: () => (at += 3_000) })).toMatchObject({ network: "slow" });
  vi.stubGlobal("WebAssembly", { validate: () => false });
  expect(await outcomes({})).toMatchObject({ backend: "slow" });
  vi.unstubAllGlobals();
});

test("browsers are named as people know them", () => {
  const chrome = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
  expect(nameOf(chrome)).toBe("Chrome 141");
  expect(nameOf(`${chrome} Edg/141.0`)).toBe("Edge 141");
  expect(nameOf("Mozilla/5.0 (Macintosh) AppleWebKit/605 (KHTML, like Gecko) Version/18.5 Safari/605")).toBe(
    "Safari 18",
  );
  expect(nameOf("curl\u0000ç")).toBe("curl");
  expect(nameOf("")).toBe("?");
});
