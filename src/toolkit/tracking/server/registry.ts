import { invalid, MlflowError, missing } from "../records/mlflow-error.ts";
import { like } from "../search/like.ts";
import type { Fields } from "./fields.ts";
import { checkAlias } from "./validation.ts";
import { withoutEmpty } from "./wire.ts";

const stages = ["None", "Staging", "Production", "Archived"] as const;

interface Version {
  readonly version: string;
  readonly source: string;
  readonly runId: string;
  readonly description: string;
  readonly createdAt: number;
  updatedAt: number;
  stage: string;
}

interface Model {
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  updatedAt: number;
  versions: Version[];
  aliases: [alias: string, version: string][];
}

type Json = Readonly<Record<string, unknown>>;

/** Registered models, their versions and aliases. */
export class Registry {
  readonly #models = new Map<string, Model>();
  readonly #changed: (name: string, write: () => string) => void;
  readonly #now: () => number;

  constructor(options: {
    readonly changed: (name: string, write: () => string) => void;
    readonly now: () => number;
  }) {
    this.#changed = options.changed;
    this.#now = options.now;
  }

  /** One that was made before. A text that holds none is passed over. */
  restore(text: string): void {
    const model = readModel(text);
    if (model) this.#models.set(model.name, model);
  }

  create(name: string, description: string): Json {
    if (this.#models.has(name))
      throw new MlflowError("RESOURCE_ALREADY_EXISTS", `Registered Model (name=${name}) already exists.`);
    const at = this.#now();
    const model: Model = { name, description, createdAt: at, updatedAt: at, versions: [], aliases: [] };
    this.#models.set(name, model);
    this.#touched(model);
    return modelJson(model);
  }

  get = (name: string): Json => modelJson(this.#find(name));

  /** By name; `name = '…'`, `LIKE` and `ILIKE` are the filters. */
  search(filter: string): Json[] {
    const [, comparator = "", pattern = ""] = /^\s*name\s+(=|LIKE|ILIKE)\s*'([^']*)'\s*$/i.exec(filter) ?? [];
    if (filter.trim() !== "" && comparator === "") throw invalid(`Invalid filter '${filter}'. Could not be parsed.`);
    const name = like(comparator === "=" ? "" : pattern, comparator.toUpperCase() === "ILIKE");
    const fits = (model: Model): boolean =>
      comparator === "" || (comparator === "=" ? model.name === pattern : name.test(model.name));
    return [...this.#models.values()]
      .filter(fits)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(modelJson);
  }

  createVersion(fields: Fields): Json {
    const model = this.#find(fields.text("name"));
    const at = this.#now();
    const version: Version = {
      version: String(Math.max(0, ...model.versions.map((one) => Number(one.version))) + 1),
      source: fields.text("source"),
      runId: fields.optionalText("run_id") ?? "",
      description: fields.optionalText("description") ?? "",
      createdAt: at,
      updatedAt: at,
      stage: "None",
    };
    model.versions.push(version);
    this.#touched(model);
    return versionJson(model, version);
  }

  getVersion = (name: string, version: string): Json => versionJson(...this.#version(name, version));

  setAlias(name: string, alias: string, version: string): void {
    checkAlias(alias);
    const [model] = this.#version(name, version);
    model.aliases = [...model.aliases.filter(([other]) => other !== alias), [alias, version]];
    this.#touched(model);
  }

  deleteAlias(name: string, alias: string): void {
    const model = this.#find(name);
    model.aliases = model.aliases.filter(([other]) => other !== alias);
    this.#touched(model);
  }

  byAlias(name: string, alias: string): Json {
    const version = this.#find(name).aliases.find(([other]) => other === alias)?.[1];
    if (version === undefined) throw invalid(`Registered model alias ${alias} not found.`);
    return this.getVersion(name, version);
  }

  /** Stages are MLflow's old way; aliases are the new one. */
  transition(fields: Fields): Json {
    const [model, version] = this.#version(fields.text("name"), fields.text("version"));
    const asked = fields.text("stage").toLowerCase();
    const stage = stages.find((known) => known.toLowerCase() === asked);
    if (!stage)
      throw invalid(`Invalid Model Version stage: ${fields.text("stage")}. Value must be one of ${stages.join(", ")}.`);
    version.stage = stage;
    version.updatedAt = this.#now();
    this.#touched(model);
    return versionJson(model, version);
  }

  #find(name: string): Model {
    const found = this.#models.get(name);
    if (found) return found;
    throw missing(`Registered Model with name=${name} not found`);
  }

  #version(name: string, version: string): [Model, Version] {
    const model = this.#find(name);
    const found = model.versions.find((one) => one.version === version);
    if (found) return [model, found];
    throw missing(`Model Version (name=${name}, version=${version}) not found`);
  }

  #touched(model: Model): void {
    model.updatedAt = this.#now();
    this.#changed(model.name, () => JSON.stringify(model));
  }
}

function versionJson({ name, aliases }: Model, one: Version): Json {
  return withoutEmpty({
    name,
    version: one.version,
    creation_timestamp: one.createdAt,
    last_updated_timestamp: one.updatedAt,
    current_stage: one.stage,
    description: one.description,
    source: one.source,
    run_id: one.runId,
    status: "READY",
    aliases: aliases.filter(([, version]) => version === one.version).map(([alias]) => alias),
  });
}

function modelJson(model: Model): Json {
  const newest = model.versions.at(-1);
  return withoutEmpty({
    name: model.name,
    creation_timestamp: model.createdAt,
    last_updated_timestamp: model.updatedAt,
    description: model.description,
    latest_versions: newest ? [versionJson(model, newest)] : [],
    aliases: model.aliases.map(([alias, version]) => ({ alias, version })),
  });
}

function readModel(text: string): Model | null {
  try {
    const model = JSON.parse(text) as Model;
    const isWhole =
      typeof model.name === "string" &&
      model.versions.every(({ version, source }) => /^\d+$/.test(version) && typeof source === "string") &&
      model.aliases.every((pair) => pair.length === 2 && pair.every((part) => typeof part === "string"));
    return isWhole ? model : null;
  } catch {
    return null;
  }
}
