import { expect, test } from "@playwright/test";
import { expectAccessible } from "./axe.ts";
import { expectReadable } from "./readable.ts";
import { site } from "./support.ts";

test("the header leads to the reference, and a search by scikit-learn's name to what it means here", async ({
  page,
}) => {
  await page.goto(site());
  await page.getByRole("link", { name: "Referência" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Referência da bancada");
  await page.getByRole("searchbox").fill("train_test_split");
  await page.getByRole("link", { name: "trainTestSplit" }).click();
  await expect(page).toHaveURL(/\/reference\/model-selection\/trainTestSplit$/);
  await expect(page.getByRole("heading", { level: 1, name: "trainTestSplit" })).toBeFocused();
  await expect(page.getByRole("row").filter({ hasText: "stratify" })).toBeVisible();
  await page.getByRole("searchbox").fill("xyzzy");
  await expect(page.getByText("Nada com “xyzzy”", { exact: false })).toBeVisible();
});

test("a name has its import, options with defaults, errors, example and source; its explanation is marked as English", async ({
  page,
}) => {
  await page.goto(`${site()}/reference/StandardScaler`);
  const article = page.getByRole("article");
  await expect(article).toContainText('import {StandardScaler} from "bancada/preprocessing";');
  await expect(article.getByRole("row", { name: /withMean/ })).toContainText("true");
  await expect(article.getByRole("heading", { name: "Exemplo" })).toBeVisible();
  await expect(article).toContainText("StudentError");
  await expect(article.getByRole("link", { name: /sklearn.preprocessing.StandardScaler/ })).toHaveAttribute(
    "href",
    /^https:\/\/scikit-learn\.org\//,
  );
  await expect(article.locator("[lang=en]").first()).toContainText("Scales each column");
  await expect(article).toContainText("As explicações estão em inglês");
});

test("a name that does not exist is said to be missing, and a lost network is told with a way to try again", async ({
  page,
}) => {
  await page.goto(`${site()}/reference/preprocessing/Scaler`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Este nome não existe na bancada");
  let down = true;
  await page.route("**/reference-*.json", (route) => (down ? route.abort() : route.continue()));
  await page.goto(`${site()}/reference`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A referência não carregou");
  down = false;
  await page.getByRole("button", { name: "Tentar de novo" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Referência da bancada");
});

test("it can be read by everyone, in both languages", async ({ page }) => {
  test.slow();
  for (const path of ["/reference", "/reference/ensemble/GradientBoostingClassifier", "/reference/tree/TreeNode"]) {
    await page.goto(site() + path);
    await page.getByRole("button", { name: "Português" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectReadable(page, path);
    await page.getByRole("button", { name: "English" }).click();
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page, `${path} in English, ${width} px`, { rules: "shape" });
    }
  }
});

test("on a telephone what the page is stands above the list of names, for the eye and for a reader", async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site()}/reference`);
  const heading = page.getByRole("heading", { level: 1 });
  const list = page.getByRole("navigation", { name: "Nomes da bancada" });
  await expect(list).toBeVisible();
  const [above, below] = await Promise.all([heading.boundingBox(), list.boundingBox()]);
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThan(below?.y ?? 0);
  const comesFirst = await heading.evaluate((element) => {
    const other = document.querySelector(".reference__names");
    return Boolean(other && element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  expect(comesFirst).toBe(true);
});
