import { invalid, MlflowError, missing } from "../records/mlflow-error.ts";
import type { ExperimentRecord } from "../records/records.ts";
import { experimentId } from "./names.ts";
import { checkExperimentName, checkKey, checkTagValue } from "./validation.ts";

/** The experiments, with the rules for them. */
export class Experiments {
  readonly #all = new Map<string, ExperimentRecord>();
  readonly #changed: (experiment: ExperimentRecord) => void;
  readonly #now: () => number;

  constructor(options: { readonly changed: (experiment: ExperimentRecord) => void; readonly now: () => number }) {
    this.#changed = options.changed;
    this.#now = options.now;
    this.#all.set("0", this.#make("0", "Default", `mlflow-artifacts:/0`));
  }

  /** One that was made before, as it was kept. */
  restore(experiment: ExperimentRecord): void {
    this.#all.set(experiment.experimentId, experiment);
  }

  create(name: string, artifactLocation: string | undefined, tags: Iterable<readonly [string, string]>): string {
    checkExperimentName(name);
    const same = [...this.#all.values()].find((experiment) => experiment.name === name);
    if (same?.stage === "deleted")
      throw new MlflowError(
        "RESOURCE_ALREADY_EXISTS",
        `Experiment '${name}' already exists in deleted state. You can restore the experiment, or permanently delete the experiment from the .trash folder (under tracking server's root folder) in order to use this experiment name again.`,
      );
    if (same) throw new MlflowError("RESOURCE_ALREADY_EXISTS", `Experiment '${name}' already exists.`);
    const id = experimentId();
    const experiment = this.#make(id, name, artifactLocation || `mlflow-artifacts:/${id}`);
    for (const [key, value] of tags) {
      checkKey("tag", key);
      checkTagValue(value);
      experiment.tags.set(key, value);
    }
    this.#all.set(id, experiment);
    this.#changed(experiment);
    return id;
  }

  get(id: string): ExperimentRecord {
    const found = this.#all.get(id);
    if (found) return found;
    throw missing(`Could not find experiment with ID ${id}`);
  }

  byName(name: string): ExperimentRecord {
    const found = [...this.#all.values()].find((experiment) => experiment.name === name);
    if (found) return found;
    throw missing(`Could not find experiment with name '${name}'`);
  }

  /** Where runs may be made. */
  active(id: string): ExperimentRecord {
    const found = this.get(id);
    if (found.stage === "active") return found;
    throw invalid(`The experiment ${id} must be in the 'active' state. Current state is deleted.`);
  }

  /** The newest first. */
  list(): ExperimentRecord[] {
    return [...this.#all.values()].sort((a, b) => b.createdAt - a.createdAt);
  }

  rename(id: string, name: string): void {
    const experiment = this.active(id);
    checkExperimentName(name);
    if ([...this.#all.values()].some((other) => other !== experiment && other.name === name))
      throw new MlflowError("RESOURCE_ALREADY_EXISTS", `Experiment '${name}' already exists.`);
    experiment.name = name;
    this.touched(experiment);
  }

  setStage(id: string, stage: ExperimentRecord["stage"]): void {
    const experiment = this.get(id);
    if (id === "0" && stage === "deleted")
      throw invalid("Cannot delete the default experiment '0'. This is an internally reserved experiment.");
    experiment.stage = stage;
    this.touched(experiment);
  }

  setTag(id: string, key: string, value: string): void {
    const experiment = this.active(id);
    checkKey("tag", key);
    checkTagValue(value);
    experiment.tags.set(key, value);
    this.touched(experiment);
  }

  touched(experiment: ExperimentRecord): void {
    experiment.updatedAt = this.#now();
    this.#changed(experiment);
  }

  #make(id: string, name: string, artifactLocation: string): ExperimentRecord {
    const at = this.#now();
    return { experimentId: id, name, artifactLocation, stage: "active", createdAt: at, updatedAt: at, tags: new Map() };
  }
}
