// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PreferenceProvider } from "../../settings/context.tsx";
import { PreferenceStore } from "../../settings/preferences.ts";
import StatisticsView from "./statistics-view.tsx";

const moment = "2026-03-02T11:00:00.000Z";
const assignment = {
  ...{ id: "t", courseId: "c", title: "Tarefa", labId: "vectorization/tfidf", labHash: "h", maxPoints: 10 },
  ...{ opensAt: moment, dueAt: moment, lateCredit: [], counts: "best", teamSize: 1, hasRubric: false },
  ...{ solutionsOpen: "never", solutionsOpenAt: null, solutionsOpenFrom: null },
};
const said = (text: string, count: number) => ({ check: "c", text, count, submissions: [] });
const failures = Array.from({ length: 7 }, (_, at) => said(`Mensagem ${at}`, 7 - at));
const graded = (exercise: string, title: string) => ({
  ...{ exercise, title, cell: 9, passed: 1, failed: 0, notAttempted: 0, broken: 0 },
  ...{ effort: null, failures, stuck: [] },
});
const entry = {
  ...{
    id: "vectorization/tfidf",
    module: "02-vectorization",
    order: 8,
    version: 1,
    hash: "h",
    minutes: 60,
    points: 18,
  },
  ...{ track: "path", title: { "pt-BR": "TF-IDF", en: "TF-IDF" } },
  exercises: [
    {
      ...{ id: "idf", title: { "pt-BR": "O peso da raridade", en: "The weight of rarity" }, points: 2 },
      ...{ publicShare: 0.5, solutionCap: 0.5, kind: "exercise" },
    },
  ],
};

beforeAll(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  // What the server would say; the network itself is the only thing that is replaced.
  vi.stubGlobal("fetch", async (url: string) => {
    if (url.endsWith("/assignments")) return Response.json([assignment]);
    if (url.endsWith("/exercises"))
      return Response.json([graded("idf", "O peso da raridade"), graded("velho", "Um antigo")]);
    return Response.json({ modules: [], labs: [entry] });
  });
});
afterAll(() => void vi.unstubAllGlobals());

async function shown() {
  const place = document.createElement("main");
  const preferences = new PreferenceStore(null, place);
  await preferences.set({ language: "en" });
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={preferences}>
        <StatisticsView course="c" />
      </PreferenceProvider>,
    ),
  );
  const titles = () => [...place.querySelectorAll("article")].map((one) => one.getAttribute("aria-label"));
  await expect.poll(() => titles().length).toBe(2);
  return { place, titles, leave: () => act(async () => root.unmount()) };
}

test("exercises are named in the reader's language, whatever language was handed in", async () => {
  const { titles, leave } = await shown();
  await expect.poll(titles).toEqual(["The weight of rarity", "Um antigo"]);
  await leave();
});

test("of what checks said the five most frequent are shown, and all on request", async () => {
  const { place, leave } = await shown();
  const [first] = place.querySelectorAll("article");
  const groups = () => first?.querySelectorAll(".statistics__groups > li").length;
  expect(groups()).toBe(5);
  const more = [...(first?.querySelectorAll("button") ?? [])].find((one) => one.textContent?.includes("Show 2 less"));
  await act(async () => more?.click());
  expect([groups(), more?.textContent, more?.ariaExpanded ?? more?.getAttribute("aria-expanded")]).toEqual([
    ...[7, "Show only the most frequent", "true"],
  ]);
  await leave();
});
