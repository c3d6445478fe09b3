// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Feedback } from "../../grader/feedback.ts";
import { PreferenceProvider } from "../settings/context.tsx";
import { PreferenceStore } from "../settings/preferences.ts";
import { ExerciseResults } from "./exercise-results.tsx";

const late = "Esperei por `idf`, e a resposta não veio a tempo.";
const exercise: Feedback["exercises"][number] = {
  ...{ exercise: "idf", title: "IDF", outcome: "failed", points: 0, possible: 2 },
  checks: ["tres", "vazio"].map((check) => ({ check, outcome: "failed", text: late })),
  sealed: { passed: 0, all: 2, texts: [late, "Outra coisa."] },
};

beforeAll(() => void vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true));
afterAll(() => void vi.unstubAllGlobals());

test("what several checks say alike is said once, and what they all come to stands last", async () => {
  const place = document.createElement("main");
  const root = createRoot(place);
  await act(async () =>
    root.render(
      <PreferenceProvider store={new PreferenceStore(null, place)}>
        <ExerciseResults
          exercises={[exercise]}
          language="en"
          heading="h4"
          sealedText={(passed, all) => `${passed}/${all}`}
        />
      </PreferenceProvider>,
    ),
  );
  const said = [...place.querySelectorAll("li")].map(({ textContent }) => textContent);
  expect(said).toEqual([late.replaceAll("`", ""), "Outra coisa.", "0/2"]);
  // What was said in another language is read aloud in that one; the page's own words are not.
  expect([...place.querySelectorAll("li")].map(({ lang }) => lang)).toEqual(["en", "en", ""]);
  await act(async () => root.unmount());
});
