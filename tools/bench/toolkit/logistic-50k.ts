import { diagnosticoMedico } from "../../../src/toolkit/datasets/index.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

const nTexts = 50_000;

/** Ten diagnoses from the TF-IDF of short texts; default options on both sides. */
export const task: ToolkitTask = {
  name: "logistic-50k",
  goal: "ratio at most 1.5, same accuracy",
  prepare: () => {
    const [texts, y]: [string[], string[]] = [[], []];
    for (let seed = 1; texts.length < nTexts; seed++) {
      for (const visit of diagnosticoMedico({ seed, nMesNovo: 0 }).consultas) {
        texts.push(visit.sintomas_texto);
        y.push(visit.diagnostico);
      }
    }
    return { texts: texts.slice(0, nTexts), y: y.slice(0, nTexts) };
  },
  run: "logistic-50k.page.ts",
  python: "logistic-50k.py",
  check: { figure: "accuracy", agrees: (ours, peer) => Math.abs(ours - peer) <= 0.001 },
};
