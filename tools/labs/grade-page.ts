import { type Browser, chromium, type Page } from "@playwright/test";
import type { BancadaGrade, CellReport, ExerciseReport } from "../../src/grading/grade-page.ts";
import { chromiumArgs, findChromium, howToGetChromium } from "../browser.mjs";

type GradeWindow = typeof globalThis & { bancadaGrade: BancadaGrade };

/** Starts the Chromium that tools drive. @throws where there is none, saying how to get one */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(howToGetChromium);
  return chromium.launch({ executablePath, args: chromiumArgs });
}

/** The production build's grade page, driven from outside: cells in, verdicts out. */
export class GradePage {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async open(browser: Browser, site: string): Promise<GradePage> {
    const page = await browser.newPage();
    await page.goto(`${site}/grade.html`);
    await page.waitForFunction(() => "bancadaGrade" in globalThis);
    return new GradePage(page);
  }

  openLab(text: string, overlay: string, language: "pt-BR" | "en", studentSeed: number): Promise<unknown> {
    return this.#page.evaluate(
      (lab) => (globalThis as GradeWindow).bancadaGrade.open(lab.text, lab.overlay, lab.language, lab.studentSeed),
      { text, overlay, language, studentSeed },
    );
  }

  /** Runs the cells with these texts: all, or, for what is `graded`, without the lab's own that only show something. */
  setCells(texts: Readonly<Record<string, string>>, scope: "all" | "graded" = "all"): Promise<readonly CellReport[]> {
    return this.#page.evaluate(([cells, which]) => (globalThis as GradeWindow).bancadaGrade.setCells(cells, which), [
      texts,
      scope,
    ] as const);
  }

  /** Public and sealed checks of one exercise. */
  check(exercise: string): Promise<ExerciseReport> {
    return this.#page.evaluate((id) => (globalThis as GradeWindow).bancadaGrade.check(id, { sealed: true }), exercise);
  }

  close(): Promise<void> {
    return this.#page.close();
  }
}
