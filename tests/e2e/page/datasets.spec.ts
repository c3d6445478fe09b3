// The course's data sets by name: the frame has no network, the page fetches, and the frame compares the bytes.
import { expect, test } from "@playwright/test";
import { expectState, labOf, openTestLab, output } from "./support.ts";

const lab = labOf("dados", [
  `import {loadDataset} from "bancada/data"; const {consultas, mesNovo} = await loadDataset("diagnostico-medico");`,
  `display([consultas.shape, mesNovo.shape, consultas.groupby("diagnostico").size().shape[0]].flat().join(" "));`,
]);

test("a cell loads a data set by its name", async ({ page }) => {
  await openTestLab(page, lab);
  await expectState(page, 2, "ok");
  await expect(output(page, 2)).toContainText("2400 14 600 14 10");
});

test("a file that somebody changed on the way is refused", async ({ page }) => {
  await page.route("**/datasets/diagnostico-medico/consultas.csv", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace("37.6", "39.6") });
  });
  await openTestLab(page, lab);
  await expectState(page, 1, "failed");
  await expect(page.getByText("um arquivo diferente, de 412777 bytes", { exact: false }).first()).toBeVisible();
});

test("an unknown name, and a name that is a path, are answered by the names that exist", async ({ page }) => {
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  await openTestLab(
    page,
    labOf("nomes", [
      `import {loadDataset} from "bancada/data"; const ask = (name) => loadDataset(name).catch(({code}) => code);
display([await ask("diagnostico"), await ask("../labs/index.json"), await ask(3)].join(" "));`,
    ]),
  );
  await expect(output(page, 1)).toContainText("no-such-dataset no-such-dataset no-such-dataset");
  expect(requested.filter((url) => url.includes("/datasets/"))).toEqual([]);
});
