import { expect, test } from "vitest";
import type { Lab } from "../../notebook/model.ts";
import type { Database } from "../storage/database.ts";
import { labIn } from "./fakes.testing.ts";
import type { LabSession } from "./session.ts";
import { verdictOf, view, World } from "./world.testing.ts";

/** A lab whose cells 1, 2, … are code with these texts, all the student's to change. */
function labOf(...texts: readonly string[]): Lab {
  const lab = labIn("pt-BR");
  const cells = texts.map((text, at) => ({
    id: at + 1,
    mode: "js" as const,
    text,
    pinned: true,
    hidden: false,
    attributes: {},
  }));
  return {
    ...lab,
    notebook: { ...lab.notebook, cells },
    editable: cells.map(({ id }) => id),
    exercises: [],
    predictions: [],
    reflections: [],
  };
}

/** A student's browser that opens this lab, and whose checks pass. */
const browserWith = (lab: Lab, database?: Database) =>
  new World({ labs: { "pt-BR": lab, en: lab }, judge: async (request) => verdictOf(request, true), database });

const states = (session: LabSession) => session.getSnapshot().cells.map(({ state }) => state);
const chain = labOf("const a = 1;", "const b = a + 1;", "display(b);", "const other = 5;");

test("in lazy mode what a stale cell drew stays, frozen, and its value goes", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setRunMode("lazy");
  browser.sandbox.tell({ type: "heights", heights: [["3", 80]] });
  browser.sandbox.tell({ type: "summary", id: "3", text: "2", focusable: false });
  browser.sandbox.calls.length = 0;
  session.edit(1, "const a = 10;");
  session.run(1);
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "stale", "stale", "ok"]);
  expect(browser.sandbox.calls).toEqual(["freeze 2 3", "define 1"]);
  expect(view(session, 3)).toMatchObject({ outputHeight: 80, outputSummary: "2" });
  session.dispose();
});

test("a frozen cell runs again when asked, and when the mode is reactive again", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setRunMode("lazy");
  session.edit(1, "const a = 10;");
  session.run(1);
  await browser.pass(100);
  session.run(3);
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "ok"]);
  session.edit(1, "const a = 11;");
  session.run(1);
  await browser.pass(100);
  session.setRunMode("reactive");
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "ok"]);
  session.dispose();
});

test("a frozen cell that is mended into an error loses its drawing", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setRunMode("lazy");
  session.run(1);
  await browser.pass(100);
  browser.sandbox.calls.length = 0;
  session.edit(3, "display(nowhere);");
  session.run(3);
  await browser.pass(100);
  expect(states(session)[2]).toBe("failed");
  expect(browser.sandbox.calls).toContain("delete 3");
  session.dispose();
});

test("running stale cells runs all that waits and all that was edited, and nothing else", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setRunMode("lazy");
  session.edit(1, "const a = 10;");
  await browser.pass(300);
  expect(states(session)).toEqual(["stale", "stale", "stale", "ok"]);
  browser.sandbox.calls.length = 0;
  session.runStale();
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(browser.sandbox.calls.join(" ")).not.toMatch(/\b4\b/);
  session.dispose();
});

test("running two cells in lazy mode also runs what stands between them", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setRunMode("lazy");
  session.run(1, 3);
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(browser.sandbox.calls.at(-1)).toBe("run 1 3");
  session.dispose();
});

test("a lab opened in lazy mode runs nothing until asked", async () => {
  const browser = browserWith(chain);
  const first = await browser.open();
  first.setRunMode("lazy");
  await first.save();
  first.dispose();
  const later = browserWith(chain, browser.database);
  const session = await later.open();
  await later.pass(100);
  expect(states(session)).toEqual(["idle", "idle", "idle", "idle"]);
  session.run(3);
  await later.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "idle"]);
  session.dispose();
});

test("a cell that is switched off does not run, what needs it waits for it by name, and switched on all run", async () => {
  const browser = browserWith(chain);
  const session = await browser.open();
  await browser.pass(100);
  session.setDisabled(2, true);
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "disabled", "blocked", "ok"]);
  expect(view(session, 3)).toMatchObject({ blockedBy: 2, blockedByDisabled: true });
  expect([...browser.sandbox.cells.keys()].sort()).toEqual(["1", "4"]);
  session.runAll();
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "disabled", "blocked", "ok"]);
  session.setDisabled(2, false);
  await browser.pass(100);
  expect(states(session)).toEqual(["ok", "ok", "ok", "ok"]);
  session.dispose();
});

test("a cell stays switched off after a reload", async () => {
  const browser = browserWith(chain);
  const first = await browser.open();
  first.setDisabled(2, true);
  await first.save();
  first.dispose();
  const session = await browserWith(chain, browser.database).open();
  expect(view(session, 2).state).toBe("disabled");
  session.dispose();
});

test("a cell switched off in one tab is off in the other", async () => {
  const [left, right] = [new BroadcastChannel("running"), new BroadcastChannel("running")];
  const one = browserWith(chain);
  const other = browserWith(chain, one.database);
  const [a, b] = [await one.open({ channel: left }), await other.open({ channel: right })];
  await other.pass(100);
  a.setDisabled(2, true);
  await expect.poll(() => states(b)).toEqual(["ok", "disabled", "blocked", "ok"]);
  a.dispose();
  b.dispose();
});

test("a cell that waits for a prediction is neither switched off nor run", async () => {
  const browser = browserWith(labIn("pt-BR"));
  const session = await browser.open();
  await browser.pass(100);
  session.setDisabled(5, true);
  session.run(5);
  expect(view(session, 5).state).toBe("locked");
  session.dispose();
});

test("an exercise that waits for a cell that is off has not failed", async () => {
  const browser = browserWith(labIn("pt-BR"));
  const session = await browser.open();
  session.setDisabled(2, true);
  session.edit(3, "const mean = () => data[0] / 2;");
  await browser.pass(1_000);
  expect(view(session, 3).state).toBe("blocked");
  expect(session.getSnapshot().exercises[0]?.outcome).toBe("not-attempted");
  session.dispose();
});
