import { expect, test } from "../kernel-page.ts";
import { value, write } from "./driving.ts";

test("functions in templates are attached without a word from the policy", async ({ kernel, page }) => {
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  await write(
    page,
    ["1", "const clicks = []; const grow = (event) => clicks.push(event.type);"],
    ["2", "html`<button onclick=${grow} style=${{color: 'red'}} disabled=${false} title=${'a b'}>mais</button>`"],
    ["3", "svg`<circle r=3 onclick=${grow} />`"],
    ["4", "Inputs.range([0, 1])"],
    ["5", "html`<i ${{onclick: grow, title: 't'}}>i</i>`"],
  );
  for (const id of ["2", "3", "4", "5"]) expect((await kernel.settled(id)).type).toBe("fulfilled");
  await page.evaluate(() => bench.kernel?.place([["2", 0, 0, 800, 60]]));
  const button = kernel.frame().getByRole("button", { name: "mais" });
  await button.click();
  expect(await value(page, "clicks")).toEqual(["click"]);
  expect(await button.evaluate((it) => [...it.attributes].map(({ name }) => name).sort())).toEqual(["style", "title"]);
  expect(await button.evaluate((it) => it.style.color)).toBe("red");
  expect(said.filter((text) => /Content Security Policy/.test(text))).toEqual([]);
});

test("every library of the feed can be imported, by each of its names", async ({ kernel, page }) => {
  await write(
    page,
    [
      "1",
      `import * as a from "npm:d3"; import {parse} from "papaparse"; import Papa2 from "npm:papaparse@5"; const n1 = [typeof a.mean, typeof parse, typeof Papa2.parse]`,
    ],
    [
      "2",
      `import * as b from "https://cdn.jsdelivr.net/npm/d3@7/+esm"; import {html as h} from "htl"; const n2 = [typeof b.mean, typeof h]`,
    ],
    [
      "3",
      `import * as t from "@tensorflow/tfjs"; import * as v from "npm:@tensorflow/tfjs-vis"; const n3 = [typeof t.tensor, typeof v.show]`,
    ],
    ["4", `import {datasets} from "bancada"; import * as same from "bancada/datasets"; const n4 = [datasets === same]`],
    [
      "5",
      `const n5 = [typeof Plot.plot, typeof Inputs.range, typeof Papa.parse, typeof svg, typeof Generators.observe, studentSeed, language]`,
    ],
  );
  await kernel.settled("5");
  expect(await Promise.all(["n1", "n2", "n3", "n4", "n5"].map((name) => value(page, name)))).toEqual([
    ["function", "function", "function"],
    ["function", "function"],
    ["function", "object"],
    [true],
    ["function", "function", "function", "function", "function", 7, "pt-BR"],
  ]);
});
