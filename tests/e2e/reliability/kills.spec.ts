import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect, type Page, test } from "@playwright/test";
import { verifyChain } from "../../../src/grading/journal-chain.ts";
import { mulberry32 } from "../../../src/shared/random.ts";
import { killBrowser, killTab } from "../page/kill.ts";
import {
  chain,
  enterEditor,
  expectSaved,
  expectState,
  expectText,
  journalOf,
  overwrite,
  serveLabs,
  site,
  textOf,
} from "../page/support.ts";

/** `npm run reliability -- kills` is the full size, 200; `BANCADA_SEED` repeats a run. */
const kills = Number(process.env.BANCADA_KILLS ?? 8);
const seed = Number(process.env.BANCADA_SEED ?? Math.floor(Math.random() * 2 ** 31));
/** What was typed longer ago than this is on the device. */
const promiseMs = 300;

// A trace of a page that is killed is never closed.
test.use({ trace: "off" });

const kinds = ["tab", "browser", "frame", "quota"] as const;
const address = (): string => `${site()}/lab/test/${chain.slug}`;

/** One student's browser with its profile on disk, which outlives its process. */
class Device {
  #context: BrowserContext | null = null;

  constructor(private readonly profile: string) {}

  async context(): Promise<BrowserContext> {
    if (this.#context) return this.#context;
    const { launchOptions } = test.info().project.use;
    const context = await chromium.launchPersistentContext(this.profile, { ...launchOptions, locale: "pt-BR" });
    await serveLabs(context, chain);
    this.#context = context;
    return context;
  }

  /** The lab in a fresh tab, its cells run. */
  async open(): Promise<Page> {
    const page = await (await this.context()).newPage();
    await page.goto(address());
    await expectState(page, 3, "ok");
    return page;
  }

  async kill(page: Page, what: "tab" | "browser"): Promise<void> {
    const context = await this.context();
    if (what === "tab") return killTab(context, page);
    this.#context = null;
    await killBrowser(context, page);
  }

  async close(): Promise<void> {
    await this.#context?.close();
  }
}

/** Letter by letter, with pauses of up to 120 ms. Returns how many had been typed when, by the test's clock. */
async function type(page: Page, text: string, random: () => number): Promise<(moment: number) => number> {
  const typedAt: number[] = [];
  for (const letter of text) {
    await page.keyboard.press(letter);
    typedAt.push(Date.now());
    if (random() < 0.4) await new Promise((resolve) => setTimeout(resolve, random() * 120));
  }
  return (moment) => typedAt.filter((at) => at <= moment).length;
}

/** Ends the frame in which the notebook's own code runs, and its process with it. */
const killFrame = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector("iframe.kernel-frame")?.remove());

async function setQuota(page: Page, quotaSize?: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(site());
  await session.send("Storage.overrideQuotaForOrigin", quotaSize === undefined ? { origin } : { origin, quotaSize });
  await session.detach();
}

test(`${kills} kills while typing and running: at most the last ${promiseMs} ms of typing are lost, no event of the journal, and the lab opens`, async () => {
  test.setTimeout(60_000 + kills * 30_000);
  const random = mulberry32(seed);
  const profile = await mkdtemp(join(tmpdir(), "bancada-kills-"));
  const device = new Device(profile);
  const seen = new Set<string>();
  const lost: number[] = [];
  try {
    let page = await device.open();
    for (let round = 0; round < kills; round++) {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? "tab";
      const start = `const above = ${round}; // `;
      const text = Array.from({ length: 4 + Math.floor(random() * 24) }, () =>
        "abcdefghijklmnopqrstuvwxyz0123456789".charAt(Math.floor(random() * 36)),
      ).join("");
      const where = `seed ${seed}, round ${round}, ${kind}`;

      await enterEditor(page, 1);
      await overwrite(page, start);
      await expectSaved(page);
      await page.keyboard.press("ControlOrMeta+End");
      if (kind === "quota") await setQuota(page, 1);
      if (kind === "frame") await killFrame(page);
      const typedBy = await type(page, text, random);
      await new Promise((resolve) => setTimeout(resolve, random() < 0.5 ? 0 : random() * 800));

      if (kind === "tab" || kind === "browser") {
        const killedAt = Date.now();
        await device.kill(page, kind);
        page = await device.open();
        const found = await textOf(page, 1);
        const kept = found.length - start.length;
        expect(start + text.slice(0, Math.max(0, kept)), where).toBe(found);
        expect(kept, where).toBeGreaterThanOrEqual(typedBy(killedAt - promiseMs));
        lost.push(text.length - kept);
      } else {
        await expectText(page, 1, start + text);
        if (kind === "quota") await setQuota(page);
        await expectSaved(page);
        await page.reload();
        await expectState(page, 3, "ok");
        await expectText(page, 1, start + text);
      }

      const events = await journalOf(page);
      expect(verifyChain(events), where).toEqual([]);
      const ids = events.map(({ id }) => id);
      expect(new Set(ids).size, where).toBe(ids.length);
      expect(
        [...seen].filter((id) => !ids.includes(id)),
        where,
      ).toEqual([]);
      for (const id of ids) seen.add(id);
    }
  } finally {
    await device.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
  test.info().annotations.push({
    type: "kills",
    description: `seed ${seed}; letters lost in ${lost.length} kills of tab and browser: ${lost.filter((n) => n > 0).join(" ") || "none"}`,
  });
});
