import type { BancadaGrade, ExerciseReport } from "../../grading/grade-page.ts";
import type { Language } from "../../shared/text.ts";
import { misfits, type StudentWork } from "./grade-notebook.ts";
import { GradeRun } from "./grade-run.ts";
import { type OpenLab, readPublished, readSource } from "./open-lab.ts";

/** Every cell of a lab has run to its end by then, or does not. */
const settleLimitMs = 30_000;

export function createGrade(parent: HTMLElement): BancadaGrade {
  const learned = new Map<string, (language: Language) => OpenLab>();
  const run = new GradeRun(parent);
  const nobody: StudentWork = { texts: new Map(), own: [], disabled: [] };

  return {
    get problems() {
      return run.open?.problems ?? [];
    },

    async open(labText, overlayText, language, studentSeed) {
      const open = readSource(labText, overlayText, language);
      await run.start(open, studentSeed);
      return open.problems;
    },

    async setCells(changes, scope = "all") {
      const texts = new Map(Object.entries(changes).map(([id, text]) => [Number(id), text]));
      const work = { ...nobody, texts };
      const [other] = misfits(run.lab, work);
      if (other !== undefined) throw new Error(`Cell ${other} is not the student's to write.`);
      return run.setWork(work, { limitMs: settleLimitMs, scope });
    },

    check: (exercise, { sealed }) => run.check(exercise, { sealed }),

    async restart() {
      if (run.open === undefined) throw new Error("No lab is open: call open first.");
      await run.start(run.open, run.studentSeed);
    },

    learn(labHash, texts) {
      const inLanguage = readPublished(texts);
      learned.set(labHash, inLanguage);
      const { lab, problems } = inLanguage("pt-BR");
      return {
        exercises: lab.exercises.map(({ id, cell, title, points, publicShare, solutionCap }) => ({
          id,
          cell,
          title,
          points,
          publicShare,
          solutionCap,
        })),
        reflectionPoints: lab.reflections.reduce((sum, { points }) => sum + points, 0),
        problems,
      };
    },

    async grade({ labHash, language, studentSeed, changed, own, disabled, limitMs }) {
      const open = learned.get(labHash)?.(language);
      if (open === undefined) throw new Error(`The lab ${labHash} was not learned.`);
      const work = { texts: new Map(changed.map(({ cell, text }) => [cell, text])), own, disabled };
      const wrong = misfits(open.lab, work);
      if (wrong.length > 0) return { ok: false, misfits: wrong };
      await run.start(open, studentSeed, limitMs);
      await run.setWork(work, { limitMs: Math.min(limitMs, settleLimitMs), scope: "graded" });
      const exercises: ExerciseReport[] = [];
      for (const { id } of open.lab.exercises) exercises.push(await run.check(id, { sealed: true }));
      const outputs = await run.finish([...work.texts.keys(), ...own.map(({ id }) => id)]);
      return { ok: true, exercises, outputs };
    },
  };
}
