import { type LabProgress, pointsSoFar } from "../../grading/progress.ts";
import type { Catalogue, CatalogueEntry } from "../../shared/catalogue.ts";

export type LabState = "new" | "started" | "done";

export interface LabStanding {
  readonly entry: CatalogueEntry;
  readonly state: LabState;
  readonly passed: number;
  /** Earned by the public checks. */
  readonly points: number;
  readonly lastAt: string;
}

export interface ModuleStanding {
  readonly id: string;
  readonly title: Catalogue["modules"][number]["title"];
  readonly labs: readonly LabStanding[];
}

/** How a lab stands: started when its journal has anything but its opening, done when every exercise passed. */
export function standingOf(entry: CatalogueEntry, progress: LabProgress | undefined): LabStanding {
  const passed = entry.exercises.filter(({ id }) => progress?.exercises.get(id)?.outcome === "passed");
  const all = entry.exercises.length;
  return {
    entry,
    state: all > 0 && passed.length === all ? "done" : progress?.openedAt ? "started" : "new",
    passed: passed.length,
    points: progress ? pointsSoFar(progress, entry.exercises) : 0,
    lastAt: progress?.lastAt ?? "",
  };
}

/** The course as a path: modules in their order, each with its labs in theirs; a module without labs is left out. */
export function modulesOf(catalogue: Catalogue, byLab: ReadonlyMap<string, LabProgress>): readonly ModuleStanding[] {
  return catalogue.modules
    .map(({ id, title }) => ({
      id,
      title,
      labs: catalogue.labs
        .filter((lab) => lab.module === id)
        .sort((a, b) => a.order - b.order)
        .map((entry) => standingOf(entry, byLab.get(entry.id))),
    }))
    .filter(({ labs }) => labs.length > 0);
}

/** Where to go on: the unfinished lab that was open last; else the first that is not done; null when all are. */
export function nextLab(modules: readonly ModuleStanding[]): LabStanding | null {
  const labs = modules.flatMap((module) => module.labs);
  const started = labs.filter(({ state }) => state === "started");
  if (started.length > 0) return started.reduce((a, b) => (b.lastAt > a.lastAt ? b : a));
  return (
    labs.find(({ state, entry }) => state === "new" && entry.track === "path") ??
    labs.find(({ state }) => state === "new") ??
    null
  );
}
