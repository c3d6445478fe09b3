import { type CDPSession, expect, type Page, test } from "@playwright/test";
import { mulberry32 } from "../../../src/shared/random.ts";
import { cell, expectState, labOf, openTestLab, output, overwrite, pressStop, words } from "../page/support.ts";

/** `npm run reliability -- use` is the full size, 60 minutes; `BANCADA_SEED` repeats a run. */
const minutes = Number(process.env.BANCADA_USE_MINUTES ?? 0.3);
const seed = Number(process.env.BANCADA_SEED ?? Math.floor(Math.random() * 2 ** 31));

// A trace asks every frame for its state at each step, and waits for the answer of one that loops.
test.use({ trace: "off" });

const tensorCell = 39;
const countCell = 40;
const size = 40;
const textOfCell = (id: number): string => {
  if (id === 1) return "const v1 = 1;";
  if (id === tensorCell) return "const grid = tf.ones([8, 8]).mul(v1);";
  if (id === countCell) return `display([grid.size, tf.memory().numTensors].join(" / "));`;
  if (id % 10 === 0)
    return `display(Plot.plot({ marks: [Plot.dot([v${id - 1}, 2, 3])], height: 60 })); const v${id} = v${id - 1};`;
  if (id % 7 === 0) return `# Texto ${id}\n\nUm parágrafo com **peso** e $x^2$.`;
  const before = (id - 1) % 7 === 0 ? id - 2 : id - 1;
  return `const v${id} = v${before} + 1; display(v${id});`;
};
const lab = labOf(
  "forty",
  Array.from({ length: size }, (_, at) => textOfCell(at + 1)),
);
const codeCells = Array.from({ length: size - 2 }, (_, at) => at + 1).filter((id) => !textOfCell(id).startsWith("#"));

type Choose = <T>(from: readonly T[]) => T;
const isCell = (page: Page, id: number) => cell(page, id).and(page.locator("section"));

async function select(page: Page, id: number): Promise<void> {
  await isCell(page, id).focus();
}

/** A cell above that comes to rest moves the one below: a click may land beside it, and is made again. */
async function enter(page: Page, id: number): Promise<void> {
  await expect(async () => {
    await cell(page, id).locator(".slot").click();
    await expect(cell(page, id).locator(".monaco-editor :focus")).toHaveRole("textbox", { timeout: 2_000 });
  }).toPass();
}

async function write(page: Page, id: number, text: string): Promise<void> {
  await enter(page, id);
  await overwrite(page, text);
}

const answers = [
  "7",
  "[1, 2, 3]",
  "html`<p>oi</p>`",
  "naoExiste + 1",
  "(() => { throw new Error('x') })()",
  "await new Promise(() => {})",
];

/** What a student does; each leaves the page where another can begin. */
const actions: readonly ((page: Page, choose: Choose) => Promise<void>)[] = [
  async (page, choose) => {
    const id = choose(codeCells);
    await write(page, id, `${textOfCell(id)} // ${choose(answers)}`);
    await page.keyboard.press("Escape");
  },
  async (page, choose) => {
    const id = choose(codeCells);
    await write(page, id, `${textOfCell(id)}\ndisplay(${choose(answers)});`);
    await page.keyboard.press("Control+Enter");
    await page.keyboard.press("Escape");
  },
  async (page, choose) => {
    await write(page, choose(codeCells), "const = ;");
    await page.keyboard.press("Escape");
  },
  async (page, choose) => {
    const id = choose(codeCells);
    await write(page, id, "while (true) {}");
    await expectState(page, id, "running");
    await pressStop(page);
    // The guard of loops may have ended it before.
    await expectState(page, id, /^(stopped|failed)$/);
    await page.keyboard.press("Escape");
    await write(page, id, textOfCell(id));
    await page.keyboard.press("Escape");
    // Until the other text has run, the loop that was stopped, written again, would be left stopped.
    await expect(isCell(page, id)).not.toHaveAttribute("data-state", "stopped");
  },
  async (page, choose) => {
    await select(page, choose(codeCells));
    await page.keyboard.press(choose(["a", "b"]));
  },
  async (page, choose) => {
    await select(page, choose(codeCells));
    await page.keyboard.press("o");
    await page.keyboard.press("o");
  },
  async (page, choose) => {
    await select(page, choose(codeCells));
    await page.keyboard.press("p");
    const tabs = page.getByRole("tab");
    await tabs.first().waitFor();
    await tabs.nth(choose([0, 1, 2, 3])).click();
    await select(page, choose(codeCells));
    await page.keyboard.press("p");
  },
  async (page, choose) => {
    await select(page, choose(codeCells));
    await page.keyboard.press(choose(["Control+Shift+P", "Control+F", "?"]));
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  },
  async (page) => {
    for (const name of [words.language.english, words.language.portuguese])
      await page.getByRole("button", { name }).click();
  },
  async (page, choose) => {
    await enter(page, choose(codeCells));
    await page.keyboard.type("abc");
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Escape");
  },
  async (page) => {
    await page.locator(".foot").getByRole("button", { name: words.lab.bar.restart, exact: true }).click();
  },
];

async function openSuggestions(page: Page): Promise<void> {
  await enter(page, 2);
  await page.keyboard.press("Control+Space");
  await expect(page.locator(".suggest-widget.visible")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

/** Back to the lab as it began: nothing open, no cell of one's own, every text the lab's. */
async function tidy(page: Page): Promise<void> {
  for (let i = 0; i < 3; i++) await page.keyboard.press("Escape");
  for (const own of await page.locator("section[data-cell]").evaluateAll((all) => all.map(({ id }) => id))) {
    if (Number(own.replace("cell-", "")) <= size) continue;
    // Two strokes that a busy machine takes too far apart are no command, and are made again.
    await expect(async () => {
      await page.locator(`#${own}`).focus();
      await page.keyboard.press("d");
      await page.keyboard.press("d");
      await expect(page.locator(`#${own}`)).toHaveCount(0, { timeout: 2_000 });
    }).toPass();
  }
  for (const id of codeCells) {
    if ((await cell(page, id).locator(".slot").innerText()).trim() === textOfCell(id)) continue;
    await enter(page, id);
    await overwrite(page, textOfCell(id));
    await page.keyboard.press("Escape");
  }
  await page.locator(".foot").getByRole("button", { name: words.lab.bar.restart, exact: true }).click();
  await expectState(page, countCell, "ok");
  const unlike = ["running", "failed", "blocked", "stopped", "stale"].map((state) => `section[data-state="${state}"]`);
  await expect(page.locator(unlike.join(", "))).toHaveCount(0);
  // The referee comes a second after the kernel.
  await expect.poll(() => page.frames().length).toBe(3);
}

interface Counts {
  readonly Nodes: number;
  readonly JSEventListeners: number;
  readonly Frames: number;
  readonly tensors: string;
}

async function count(page: Page, session: CDPSession): Promise<Counts> {
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return {
    Nodes: of("Nodes"),
    JSEventListeners: of("JSEventListeners"),
    Frames: page.frames().length,
    tensors: await output(page, countCell).innerText(),
  };
}

test(`${minutes} minutes of random use of a lab of ${size} cells: no tensors, listeners, frames or nodes are left behind`, async ({
  page,
}) => {
  test.setTimeout(300_000 + minutes * 90_000);
  const random = mulberry32(seed);
  const choose: Choose = (from) => {
    const chosen = from[Math.floor(random() * from.length)];
    if (chosen === undefined) throw new Error("Nothing to choose from.");
    return chosen;
  };
  page.setDefaultTimeout(20_000);
  await openTestLab(page, lab);
  await expectState(page, countCell, "ok");
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  // What is made when it is first needed and kept for good, as the editor's list of suggestions, is made now.
  await openSuggestions(page);
  for (const act of [...actions, ...actions, ...actions]) await act(page, choose);
  for (const until = Date.now() + (minutes * 60_000) / 12; Date.now() < until; ) await choose(actions)(page, choose);
  await tidy(page);
  const before = await count(page, session);
  const until = Date.now() + minutes * 60_000;
  let done = 0;
  for (; Date.now() < until; done++) await choose(actions)(page, choose);
  await tidy(page);
  const where = `seed ${seed}, ${done} actions`;
  await expect
    .poll(
      async () => {
        const after = await count(page, session);
        return {
          nodes: after.Nodes <= before.Nodes * 1.1 ? "as before" : `${before.Nodes} -> ${after.Nodes}`,
          listeners:
            after.JSEventListeners <= before.JSEventListeners * 1.1
              ? "as before"
              : `${before.JSEventListeners} -> ${after.JSEventListeners}`,
          frames: after.Frames <= before.Frames ? "as before" : `${before.Frames} -> ${after.Frames}`,
          tensors: after.tensors === before.tensors ? "as before" : `${before.tensors} -> ${after.tensors}`,
        };
      },
      { message: where },
    )
    .toEqual({ nodes: "as before", listeners: "as before", frames: "as before", tensors: "as before" });
  test.info().annotations.push({ type: "use", description: `${where}; ${JSON.stringify(before)}` });
});
