import { diagnosticoMedico } from "../../../src/toolkit/datasets/index.ts";
import type { ToolkitTask } from "../toolkit-task.ts";

const nTexts = 50_000;

/** Short Portuguese texts to weights; default options on both sides. */
export const task: ToolkitTask = {
  name: "tfidf-50k",
  goal: "ratio at most 0.7, same weights",
  prepare: () => {
    const texts: string[] = [];
    for (let seed = 1; texts.length < nTexts; seed++) {
      texts.push(...diagnosticoMedico({ seed, nMesNovo: 0 }).consultas.map((visit) => visit.sintomas_texto));
    }
    return { texts: texts.slice(0, nTexts) };
  },
  run: "tfidf-50k.page.ts",
  python: "tfidf-50k.py",
  check: { figure: "sum of weights", agrees: (ours, peer) => Math.abs(ours - peer) <= 1e-9 * peer },
};
