import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { BancadaGrade, LabFacts } from "../grading/grade-page.ts";
import type { LanePage, LaneResult } from "./grade-submission.ts";
import { MemoryWatch } from "./memory-watch.ts";

type GradeWindow = typeof globalThis & { bancadaGrade: BancadaGrade };

interface LaneOptions {
  readonly launch: () => Promise<Browser>;
  readonly site: string;
  /** A job that has not come back by then never will. */
  readonly hardLimitMs: number;
  readonly memoryBytes: number;
}

interface Open {
  readonly browser: Browser;
  readonly watch: MemoryWatch;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly labs: Map<string, LabFacts>;
  jobs: number;
}

const mostJobs = 50;

/** One browser with one page, which is thrown away when a job has spoilt it or left much behind, and after fifty. */
export class Lane {
  readonly #options: LaneOptions;
  #browser: Browser | undefined;
  #open: Open | undefined;

  constructor(options: LaneOptions) {
    this.#options = options;
  }

  /**
   * Does one job. A crash is tried once more: the browser may have been at fault.
   * @throws Error where there is no browser or no site
   */
  async work<Value>(job: (page: LanePage) => Promise<Value>): Promise<LaneResult<Value>> {
    const first = await this.#try(job);
    return first.ok || first.why !== "crash" ? first : this.#try(job);
  }

  async close(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
    this.#open = undefined;
  }

  async #try<Value>(job: (page: LanePage) => Promise<Value>): Promise<LaneResult<Value>> {
    const open = await this.#ready();
    open.jobs += 1;
    open.watch.start();
    const result = await this.#untilEnd(open.page, job(lanePage(open)));
    const ended: LaneResult<Value> = open.watch.stop() ? { ok: false, why: "memory", detail: "" } : result;
    if (!ended.ok || open.jobs === mostJobs || open.watch.isHeavy) await this.#throwAway(open);
    return ended;
  }

  /** What the work gives, or that its page crashed, or that its time is up. Never rejects. */
  #untilEnd<Value>(page: Page, work: Promise<Value>): Promise<LaneResult<Value>> {
    return new Promise((resolve) => {
      const end = (result: LaneResult<Value>) => {
        clearTimeout(timer);
        page.off("crash", onCrash);
        resolve(result);
      };
      const onCrash = () => end({ ok: false, why: "crash", detail: "The page crashed." });
      const timer = setTimeout(() => end({ ok: false, why: "time", detail: "" }), this.#options.hardLimitMs);
      page.on("crash", onCrash);
      work.then(
        (value) => end({ ok: true, value }),
        (error: unknown) => end({ ok: false, why: "crash", detail: String(error).slice(0, 200) }),
      );
    });
  }

  async #ready(): Promise<Open> {
    if (this.#open) return this.#open;
    if (!this.#browser?.isConnected()) this.#browser = await this.#options.launch();
    const browser = this.#browser;
    const context = await browser.newContext({ serviceWorkers: "block", acceptDownloads: false });
    const page = await context.newPage();
    await page.goto(`${this.#options.site}/grade.html`);
    await page.waitForFunction(() => "bancadaGrade" in globalThis);
    const watch = new MemoryWatch(browser, this.#options.memoryBytes);
    this.#open = { browser, watch, context, page, labs: new Map(), jobs: 0 };
    return this.#open;
  }

  /** A context whose page is busy or gone may not close: then its browser goes. */
  async #throwAway({ browser, context }: Open): Promise<void> {
    this.#open = undefined;
    const closed = context.close().then(
      () => true,
      () => false,
    );
    const patience = new Promise<false>((resolve) => setTimeout(resolve, 5_000, false).unref());
    if (!(await Promise.race([closed, patience]))) await browser.close().catch(() => undefined);
  }
}

function lanePage({ page, labs }: Open): LanePage {
  return {
    async learn(labHash, texts) {
      const known = labs.get(labHash);
      if (known) return known;
      const facts = await page.evaluate(([hash, both]) => (globalThis as GradeWindow).bancadaGrade.learn(hash, both), [
        labHash,
        texts,
      ] as const);
      labs.set(labHash, facts);
      return facts;
    },
    grade: (job) => page.evaluate((given) => (globalThis as GradeWindow).bancadaGrade.grade(given), job),
  };
}
