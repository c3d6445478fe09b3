import { type Calibration, calibrate, foldProgress, type LabProgress } from "../../grading/progress.ts";
import type { Catalogue } from "../../shared/catalogue.ts";
import type { Language, Localized } from "../../shared/text.ts";
import { type ModuleStanding, modulesOf } from "../pages/course-state.ts";
import type { StoredWork } from "./stored-work.ts";

/** A notebook that the course does not have: opened from disk, or no longer published. */
interface OtherNotebook {
  readonly id: string;
  readonly title: Localized;
  readonly progress: LabProgress;
}

export interface CourseProgress {
  readonly modules: readonly ModuleStanding[];
  readonly others: readonly OtherNotebook[];
  readonly byLab: ReadonlyMap<string, LabProgress>;
  readonly calibration: readonly Calibration[];
  readonly points: number;
  readonly allPoints: number;
  readonly spentMs: number;
}

/**
 * Everything that the page tells, from the journals alone.
 * @param catalogue - null where the course could not be fetched: each lab is then told by what is stored of it
 */
export function courseProgress(catalogue: Catalogue | null, { events, bases }: StoredWork): CourseProgress {
  const ids = new Set(events.map(({ lab }) => lab));
  const byLab = new Map([...ids].map((id) => [id, foldProgress(events.filter(({ lab }) => lab === id))]));
  const modules = catalogue ? modulesOf(catalogue, byLab) : [];
  const labs = modules.flatMap((module) => module.labs);
  const known = new Set(labs.map(({ entry }) => entry.id));
  return {
    modules,
    others: [...byLab]
      .filter(([id]) => !known.has(id))
      .map(([id, progress]) => ({ id, title: titleOf(id, bases), progress })),
    byLab,
    calibration: calibrate(
      [...byLab].map(([lab, progress]) => ({ progress, answers: answersOf(lab, progress, bases) })),
    ),
    points: sum(labs.map(({ points }) => points)),
    allPoints: sum(labs.map(({ entry }) => entry.points)),
    spentMs: sum([...byLab.values()].map(({ spentMs }) => spentMs)),
  };
}

/** The right options, of the predictions whose exercise has passed: a figure must not give away an answer before. */
function answersOf(id: string, progress: LabProgress, bases: StoredWork["bases"]): ReadonlyMap<string, string> {
  const predictions = bases.get(id)?.labs?.["pt-BR"].predictions ?? [];
  const revealed = predictions.filter(({ exercise }) => progress.exercises.get(exercise)?.outcome === "passed");
  return new Map(revealed.map((prediction) => [prediction.id, prediction.answer]));
}

function titleOf(id: string, bases: StoredWork["bases"]): Localized {
  const title = (language: Language) => bases.get(id)?.labs?.[language].notebook.title || id;
  return { "pt-BR": title("pt-BR"), en: title("en") };
}

const sum = (values: readonly number[]): number => Number(values.reduce((a, b) => a + b, 0).toFixed(12));
