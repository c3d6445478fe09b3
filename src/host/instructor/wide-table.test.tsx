// @vitest-environment jsdom
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { WideTable } from "./wide-table.tsx";

beforeAll(() => {
  // jsdom lays nothing out: it has neither sizes nor what watches them.
  vi.stubGlobal(
    "ResizeObserver",
    class {
      readonly #told: () => void;
      constructor(told: () => void) {
        this.#told = told;
      }
      observe(place: HTMLElement) {
        Object.defineProperties(place, { clientHeight: { value: 700 }, clientWidth: { value: 1200 } });
        queueMicrotask(this.#told);
      }
      disconnect() {}
    },
  );
});
afterAll(() => {
  vi.unstubAllGlobals();
});

const heads = ["Nome", ...Array.from({ length: 40 }, (_, at) => `Tarefa ${at + 1}`)];
const nameOf = (student: string) => student;

/** Students × 40 assignments; a cell says whose it is and of what, and is counted when it is drawn. */
async function openTable({ count = 500 } = {}) {
  const students = Array.from({ length: count }, (_, at) => `Estudante ${at + 1}`);
  const drawn = vi.fn<(student: string, column: number) => string>((student, column) =>
    column === 0 ? student : `${student}, ${heads[column]}`,
  );
  const main = document.createElement("main");
  const root = createRoot(main);
  flushSync(() => root.render(<WideTable caption="Notas" heads={heads} rows={students} keyOf={nameOf} cell={drawn} />));
  await Promise.resolve();
  const place = main.querySelector("section");
  if (place === null) throw new Error("The table has no place.");
  const scrollTo = (left: number, top: number) => {
    place.scrollLeft = left;
    place.scrollTop = top;
    place.dispatchEvent(new Event("scroll"));
  };
  const rowAt = (index: number) => main.querySelector(`tbody tr[aria-rowindex="${index + 2}"]`);
  return { main, drawn, scrollTo, rowAt, close: () => root.unmount() };
}

test("says how large the whole table is, and where in it each drawn cell stands", async () => {
  const { main, scrollTo, rowAt, close } = await openTable();
  scrollTo(2000, 8000);
  expect(main.querySelector("table")?.getAttribute("aria-rowcount")).toBe("501");
  expect(main.querySelector("table")?.getAttribute("aria-colcount")).toBe("41");
  expect(main.querySelectorAll("[role=columnheader]")).toHaveLength(41);
  const row = rowAt(205);
  expect(row?.querySelector("th")?.textContent).toBe("Estudante 206");
  const cells = [...(row?.querySelectorAll("td") ?? [])];
  expect(cells.map((cell) => cell.textContent)).toEqual(
    cells.map((cell) => `Estudante 206, ${heads[Number(cell.getAttribute("aria-colindex")) - 1]}`),
  );
  close();
});

test("what comes into sight is drawn in the moment that scrolls, however far one goes", async () => {
  const { scrollTo, rowAt, close } = await openTable();
  for (const top of [300, 600, 12_000, 19_300, 0]) {
    scrollTo(0, top);
    for (let index = Math.floor(top / 40); index < Math.min(500, (top + 700) / 40); index++)
      expect(rowAt(index)?.querySelectorAll("td").length).toBeGreaterThan(8);
  }
  close();
});

test("draws little of a large table, and nothing twice while one scrolls down", async () => {
  const { main, drawn, scrollTo, close } = await openTable();
  expect(main.querySelectorAll("td").length).toBeLessThan(500);
  drawn.mockClear();
  scrollTo(0, 4000);
  drawn.mockClear();
  scrollTo(0, 4040);
  expect(new Set(drawn.mock.calls.map(([student]) => student)).size).toBe(1);
  close();
});

test("is whole on paper", async () => {
  const { main, close } = await openTable({ count: 100 });
  window.dispatchEvent(new Event("beforeprint"));
  expect(main.querySelectorAll("tbody tr")).toHaveLength(100);
  expect(main.querySelectorAll("td")).toHaveLength(4000);
  window.dispatchEvent(new Event("afterprint"));
  expect(main.querySelectorAll("td").length).toBeLessThan(500);
  close();
});
