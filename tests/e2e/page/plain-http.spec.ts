import { chromium, expect, test } from "@playwright/test";
import {
  exercise,
  expectOutcome,
  expectSaved,
  expectText,
  output,
  predict,
  replaceText,
  site,
  tfidf,
} from "./support.ts";

const solution = tfidf.exercises[0]?.solution?.trim() ?? "";

test("on a school network without TLS a lab opens, runs, checks, saves, and is there after a reload", async () => {
  const { launchOptions } = test.info().project.use;
  const args = [...(launchOptions?.args ?? []), "--host-resolver-rules=MAP escola.test 127.0.0.1"];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const page = await browser.newPage({ locale: "pt-BR" });
    await page.goto(`http://escola.test:${new URL(site()).port}/lab/vectorization/tfidf`);
    expect(await page.evaluate(() => [isSecureContext, typeof crypto.subtle])).toEqual([false, "undefined"]);
    await predict(page, "b");
    await replaceText(page, 9, solution);
    await expectOutcome(page, "idf", "passed");
    await expect(output(page, 10)).toContainText("2,2528");
    await expectSaved(page);
    await page.reload();
    await expectText(page, 9, solution);
    await expectOutcome(page, "idf", "passed");
    await expect(exercise(page, "idf").locator(".verdict--passed")).toHaveCount(3);
  } finally {
    await browser.close();
  }
});
