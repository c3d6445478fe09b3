import { expect, test } from "@playwright/test";
import { violationsOf } from "./axe.ts";
import { cell, chain, expectState, predict, replaceText, serveLabs, site, tfidf, words } from "./support.ts";

const [first] = tfidf.exercises;
const wrong = first?.wrongAnswers[0]?.code.trim() ?? "";

test("a cell is named, a verdict is spoken, outputs are accessible, and a stopped cell says so without colour", async ({
  page,
}) => {
  await page.goto(`${site()}/lab/vectorization/tfidf`);
  await predict(page, "b");
  await replaceText(page, 9, wrong);
  await expect(
    page.getByRole("status").filter({ hasText: words.lab.exercise.announceFailed(first?.title ?? "", 1) }),
  ).toBeAttached();
  await expect(page.getByRole("region", { name: words.lab.cell.label("9"), exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: words.lab.cell.output("10"), exact: true })).toContainText("2,2528");
  // In the light theme: under the dark page axe takes the ground of the frame to be white, which it is not.
  const outputs = await (await page.locator("iframe.kernel-frame").elementHandle())?.contentFrame();
  if (!outputs) throw new Error("There is no frame of outputs.");
  // In two parts: a frame whose thread is held for ten seconds is taken for dead, and axe on a busy machine holds it that long.
  for (const rules of ["shape", "colour"] as const)
    expect(await violationsOf(outputs, { within: "body", rules })).toEqual([]);
  await serveLabs(page, chain);
  await page.goto(`${site()}/lab/test/chain`);
  await replaceText(page, 1, "const above = falta;");
  await expectState(page, 1, "failed");
  await expect(cell(page, 1).locator(".state")).toHaveText(words.lab.state.failed);
  await expect(cell(page, 3).locator(".state")).toHaveText(words.lab.blockedBy("1"));
});
