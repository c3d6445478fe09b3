import { writeFileSync } from "node:fs";
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

/** A line a test as it ends; failures whole; the counts where `npm test` reads them. */
export default class LineReporter implements Reporter {
  #passed = 0;
  #failed = 0;

  onTestEnd(test: TestCase, result: TestResult): void {
    const name = test.titlePath().slice(1).filter(Boolean).join(" › ");
    if (result.status === "skipped") {
      console.log(`skip ${name}`);
      return;
    }
    const good = test.outcome() === "expected";
    if (good) this.#passed++;
    else this.#failed++;
    console.log(`${good ? "ok  " : "FAIL"} ${name} (${(result.duration / 1000).toFixed(1)} s)`);
    for (const { type, description } of result.annotations)
      if (description) console.log(`     ${type}: ${description}`);
    if (!good)
      for (const { message, stack } of result.errors) console.log((stack ?? message ?? "").replace(/^/gm, "     "));
  }

  onError(error: { message?: string; stack?: string }): void {
    this.#failed++;
    console.log(`FAIL ${error.stack ?? error.message ?? "unknown error"}`);
  }

  onEnd(): void {
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
    const file = process.env.BANCADA_COUNTS;
    if (file) writeFileSync(file, JSON.stringify({ passed: this.#passed, failed: this.#failed }));
  }

  printsToStdio(): boolean {
    return true;
  }
}
