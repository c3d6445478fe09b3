import type { Language } from "../../../shared/text.ts";
import type { Database, LabBase } from "../../storage/database.ts";
import type { LabStore } from "../../storage/lab-store.ts";
import type { Labs } from "../starters.ts";
import { type MergeInput, type MergePlan, planMerge } from "./plan-merge.ts";
import { type Choice, takeMerge } from "./take-merge.ts";

interface NewVersionOptions {
  readonly store: LabStore;
  readonly database: Database;
  /** The lab that the work began in. */
  readonly old: Labs;
  /** The lab as it is served now. */
  readonly to: LabBase & { readonly labs: Labs };
}

/** A new version of a lab in which the student has begun: what it would change, and taking it. */
export class NewVersion {
  /** The version that the work is in until this one is taken. */
  readonly from: LabBase;
  readonly to: LabBase;
  readonly #options: NewVersionOptions;

  constructor(options: NewVersionOptions) {
    this.#options = options;
    this.from = options.store.base;
    this.to = options.to;
  }

  /** What becomes of each cell, as the student's work stands now. */
  plan(language: Language): MergePlan {
    return planMerge(this.#input(language));
  }

  /** Do all cells stay as they are? Only what surrounds them is new: checks, hints, solutions. */
  get touchesNothing(): boolean {
    const { cells, reflections } = this.plan("pt-BR");
    return reflections.length === 0 && cells.every(({ fate, moved, lock }) => fate === "stays" && !moved && !lock);
  }

  /**
   * Merges, and makes this the version that the work goes on in: the lab must then be opened again.
   * @param choices - of the cells that both changed; where nothing was chosen, the student's text stays
   * @returns false where the browser does not store it: nothing is taken then, and nothing lost
   */
  async take(choices: ReadonlyMap<number, Choice>, language: Language): Promise<boolean> {
    const { store, database, to } = this.#options;
    if (!(await store.flush("strict"))) return false;
    const input = this.#input(language);
    const plan = planMerge(input);
    const { cells, history } = takeMerge(input, plan, choices);
    for (const { cell, text } of history) store.keep(cell, text, false);
    for (const value of cells) store.set(value);
    const both = plan.cells.filter(({ fate }) => fate === "conflict").map(({ cell }) => cell);
    store.record({
      type: "updated",
      fromVersion: this.from.version,
      fromHash: this.from.hash,
      labVersion: to.version,
      labHash: to.hash,
      mine: both.filter((cell) => choices.get(cell) !== "next"),
      next: both.filter((cell) => choices.get(cell) === "next"),
    });
    // In this order: a page that dies between the two offers the version again, and merging twice changes nothing.
    if (!(await store.flush("strict"))) return false;
    try {
      await (await database.connect()).put("bases", to);
    } catch {
      return false;
    }
    return true;
  }

  #input(language: Language): MergeInput {
    const { store, old, to } = this.#options;
    const values = store.entries.map(({ value }) => value);
    return {
      base: old,
      next: to.labs,
      language,
      cells: values.filter((value) => value.kind === "cell"),
      reflections: values.filter((value) => value.kind === "reflection"),
    };
  }
}
