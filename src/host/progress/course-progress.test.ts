import { expect, test } from "vitest";
import type { JournalEvent, JournalFact } from "../../grading/journal.ts";
import { appendEvent } from "../../grading/journal-chain.ts";
import { labFile, parser } from "../../notebook/lab.fixture.ts";
import { readLab } from "../../notebook/read.ts";
import { formatFor } from "../messages/format.ts";
import { progressTexts } from "../messages/progress.ts";
import { baseOf } from "../session/starters.ts";
import { courseProgress } from "./course-progress.ts";
import { sentenceOf } from "./sentence.ts";

const { lab } = readLab(labFile, { parser });
const labs = { "pt-BR": lab, en: lab };
const bases = new Map([[lab.id, baseOf(labs, "h")]]);
const both = (text: string) => ({ "pt-BR": text, en: text });
const catalogue = {
  modules: [{ id: "02-vectorization", title: both("Vetorização") }],
  labs: [
    {
      id: lab.id,
      module: "02-vectorization",
      order: 9,
      version: 2,
      hash: "h",
      title: both("Médias"),
      minutes: 60,
      points: 2,
      track: "path" as const,
      exercises: [
        {
          id: "media",
          title: both("A média"),
          points: 2,
          publicShare: 0.5,
          solutionCap: 0.5,
          kind: "exercise" as const,
        },
      ],
    },
  ],
};

function journal(id: string, ...facts: readonly JournalFact[]): JournalEvent[] {
  const events: JournalEvent[] = [];
  for (const [at, what] of facts.entries()) {
    const time = new Date(Date.UTC(2026, 2, 1, 10, at)).toISOString();
    events.push(appendEvent({ lab: id, events }, what, { at: time, writer: "w" }));
  }
  return events;
}

const opened: JournalFact = { type: "opened", labVersion: 2, labHash: "h", studentSeed: 7 };
const predicted: JournalFact = { type: "predicted", prediction: "aposta", option: "b", certainty: "bet" };
const passed: JournalFact = { type: "checked", exercise: "media", outcome: "passed", passed: ["tres"], failed: [] };

test("points, state and time of a lab come from its journal", () => {
  const progress = courseProgress(catalogue, { events: journal(lab.id, opened, predicted, passed), bases });
  expect(progress.modules[0]?.labs[0]).toMatchObject({ state: "done", passed: 1, points: 1 });
  expect(progress).toMatchObject({ points: 1, allPoints: 2, spentMs: 120_000, others: [] });
});

test("a prediction is counted once its exercise has passed, and gives nothing away before", () => {
  const bet = (...facts: readonly JournalFact[]) =>
    courseProgress(catalogue, { events: journal(lab.id, ...facts), bases }).calibration[2];
  expect(bet(opened, predicted)).toEqual({ certainty: "bet", given: 0, right: 0 });
  expect(bet(opened, predicted, passed)).toEqual({ certainty: "bet", given: 1, right: 1 });
});

test("what the course does not have is told by what is stored of it, and by its id where nothing is", () => {
  const { others } = courseProgress(null, {
    events: [...journal(lab.id, opened), ...journal("local/x", opened)],
    bases,
  });
  expect(others.map(({ title }) => title["pt-BR"])).toEqual(["Médias", "local/x"]);
});

const facts: readonly JournalFact[] = [
  opened,
  { ...predicted, option: "a" },
  { type: "ran", cell: 3, state: "ok", durationMs: 1300 },
  { type: "ran", cell: 1_000_007, state: "failed", durationMs: 3 },
  { type: "ran", cell: 3, state: "stopped", durationMs: 3 },
  passed,
  { ...passed, outcome: "failed", failed: ["tres"] },
  { ...passed, outcome: "broken" },
  { ...passed, outcome: "not-attempted" },
  { type: "hint-opened", exercise: "media", hint: 0 },
  { type: "solution-opened", exercise: "gone" },
  { type: "reflected", reflection: "r", length: 1 },
  { type: "reset", cell: 2 },
  { type: "updated", fromVersion: 1, fromHash: "", labVersion: 2, labHash: "h", mine: [], next: [] },
];

test("every event is one sentence in each language, with the names that a person knows", () => {
  const say = (language: "pt-BR" | "en") =>
    journal(lab.id, ...facts).map((event) => sentenceOf(event, lab, progressTexts[language], formatFor(language)));
  expect(say("pt-BR").slice(1, 7)).toEqual([
    "Você previu “9” e disse: aposto.",
    "Você executou a célula 3, em 1,3 s.",
    "Você executou uma célula sua, e ela terminou em erro.",
    "Você parou a célula 3.",
    "“A média” passou em todas as verificações.",
    "“A média” ainda não passou: 1 verificação pediu mudança.",
  ]);
  for (const sentence of [...say("pt-BR"), ...say("en")]) expect(sentence).toMatch(/^.+\S\.$/);
  expect(say("en").filter((sentence) => say("pt-BR").includes(sentence))).toEqual([]);
});
