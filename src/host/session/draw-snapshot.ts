import type { Lab, Prediction } from "../../notebook/model.ts";
import type { LabStore } from "../storage/lab-store.ts";
import { stateOf } from "./cell-state.ts";
import { stoppedError } from "./death-words.ts";
import type { Engine } from "./engine.ts";
import type { Progress } from "./exercises.ts";
import { expressionsOf, hasError, kernelId, liveId, revealId } from "./graph.ts";
import type { Learning } from "./learning.ts";
import type { NewVersion } from "./merge/new-version.ts";
import { sameListOr, sameOr } from "./same-or.ts";
import type { CellView, ExerciseView, PredictionView, ReflectionView, SessionSnapshot } from "./snapshot.ts";
import type { Work } from "./work.ts";

interface Parts {
  readonly work: Work;
  readonly store: LabStore;
  readonly engine: Engine;
  readonly learning: Learning;
  readonly progress: Progress;
  /** SHA-256 of the lab that the work goes on in. */
  readonly hash: string;
  readonly newVersion: NewVersion | null;
}

/** What the page sees. Views, lists and the whole keep their identity where nothing in them changed. */
export function drawSnapshot(parts: Parts, before: SessionSnapshot | null): SessionSnapshot {
  const { work, store, engine } = parts;
  const { lab } = work;
  const snapshot: SessionSnapshot = {
    lab,
    cells: drawCells(parts, before?.cells),
    exercises: drawExercises(parts, lab, before?.exercises),
    predictions: drawPredictions(parts, lab, before?.predictions),
    reflections: drawReflections(store, lab, before?.reflections),
    kernel: engine.life.status(engine.runs.running.length > 0),
    runMode: engine.runMode,
    save: store.save,
    saveError: store.saveError,
    otherTabs: store.otherTabs,
    newVersion: versionState(parts),
  };
  return sameOr(before ?? undefined, snapshot);
}

function versionState({ hash, progress, newVersion }: Parts): SessionSnapshot["newVersion"] {
  const { labHash } = progress.folded;
  if (labHash !== "" && labHash !== hash) return "elsewhere";
  return newVersion ? "offered" : "none";
}

function drawCells({ work, engine, progress }: Parts, before: readonly CellView[] | undefined): readonly CellView[] {
  const { drafts, graph, runs, standing, stops } = engine;
  const { problems } = drafts;
  const old = new Map(before?.map((view) => [view.id, view]));
  const cells = work.cells.map((cell): CellView => {
    const id = kernelId(cell.id);
    const run = runs.get(id);
    const { state, blockedBy } = stateOf(standing, cell);
    const lockedBy = cell.exercise ? (progress.lockOf(work.lab, cell.exercise)?.id ?? null) : null;
    const failed = state === "failed" && !hasError(graph, id) ? run.error : null;
    const live =
      cell.mode === "md" ? expressionsOf(cell.text).map((_, at) => liveText(engine, liveId(cell.id, at))) : [];
    const view: CellView = {
      id: cell.id,
      mode: cell.mode,
      origin: cell.origin,
      text: cell.text,
      starter: cell.starter,
      editable: cell.editable && lockedBy === null,
      pinned: cell.pinned,
      outputAbove: cell.outputAbove,
      state,
      lockedBy,
      blockedBy,
      blockedByDisabled: blockedBy !== null && standing.disabled.has(kernelId(blockedBy)),
      problems: problems.get(id) ?? none,
      error: state === "stopped" ? stoppedErrorOf(stops.causeOf(cell.id), work.language) : failed,
      durationMs: run.durationMs,
      runningSince: run.since,
      outputHeight: run.height,
      outputSummary: run.summary,
      outputFocusable: run.focusable,
      files: run.files,
      live,
    };
    return sameOr(old.get(cell.id), view);
  });
  return sameListOr(before, cells);
}

const none: CellView["problems"] = [];

const stopErrors = new Map<string, ReturnType<typeof stoppedError>>();

/** One error for one cause and language, so that a stopped cell's view keeps its identity. */
function stoppedErrorOf(...[cause, language]: Parameters<typeof stoppedError>): ReturnType<typeof stoppedError> {
  const key = `${cause} ${language}`;
  const error = stopErrors.get(key) ?? stoppedError(cause, language);
  stopErrors.set(key, error);
  return error;
}

function liveText({ graph, runs }: Engine, id: string): string | null {
  return hasError(graph, id) ? null : runs.get(id).live;
}

function drawExercises(
  { learning }: Parts,
  lab: Lab,
  before: readonly ExerciseView[] | undefined,
): readonly ExerciseView[] {
  const old = new Map(before?.map((view) => [view.exercise.id, view]));
  const views = lab.exercises.map((exercise) => sameOr(old.get(exercise.id), learning.view(exercise)));
  return sameListOr(before, views);
}

function drawPredictions(
  { engine, progress }: Parts,
  lab: Lab,
  before: readonly PredictionView[] | undefined,
): readonly PredictionView[] {
  const old = new Map(before?.map((view) => [view.prediction.id, view]));
  const view = (prediction: Prediction): PredictionView => {
    const last = old.get(prediction.id);
    const given = progress.folded.predictions.get(prediction.id) ?? null;
    const revealed = progress.hasPassed(prediction.exercise);
    return sameOr(last, {
      prediction,
      given: given && sameOr(last?.given ?? undefined, given),
      revealed,
      value: revealed ? liveText(engine, revealId(prediction)) : null,
    });
  };
  return sameListOr(before, lab.predictions.map(view));
}

function drawReflections(
  store: LabStore,
  lab: Lab,
  before: readonly ReflectionView[] | undefined,
): readonly ReflectionView[] {
  const old = new Map(before?.map((view) => [view.reflection.id, view]));
  const views = lab.reflections.map((reflection) => {
    const text = store.get(`reflection:${reflection.id}`, "reflection")?.text ?? "";
    return sameOr(old.get(reflection.id), { reflection, text });
  });
  return sameListOr(before, views);
}
