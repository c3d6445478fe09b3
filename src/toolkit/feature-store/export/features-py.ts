import { type Unit, units } from "../duration.ts";
import type { FeatureView } from "../feature-view.ts";
import type { Definitions } from "./definitions.ts";

/** `features.py`: the same definitions in Feast's Python. */
export function featuresPy(definitions: Definitions, sourcePath: (view: FeatureView) => string): string {
  const { options, entities, featureViews, featureServices } = definitions;
  const names = new Names();
  const types = new Set([...featureViews.values()].flatMap((view) => view.features.map(({ dtype }) => dtype)));
  const parts = [
    ...[...entities.values()].map(
      (entity) =>
      call(names.of("entity", entity.name), "Entity", { name: text(entity.name), join_keys: list([text(entity.joinKey)]), value_type: valueType(entity.joinKey, featureViews) }), // biome-ignore format: one thought
    ),
    ...[...featureViews.values()].flatMap((view) => [source(names, view, sourcePath(view)), featureView(names, view)]),
    ...[...featureServices.values()].map((service) =>
      call(names.of("service", service.name), "FeatureService", {
        name: text(service.name),
        features: list(service.projections.map(({ view, features }) => `${names.of("view", view.name)}[${list(features.map(text))}]`)), // biome-ignore format: one thought
      }),
    ),
  ];
  return `${[
    `"""Feature definitions of the project ${options.project}, for \`feast apply\`."""`,
    "from datetime import timedelta",
    "",
    "from feast import Entity, FeatureService, FeatureView, Field, FileSource, ValueType",
    ...(types.size > 0 ? [`from feast.types import ${[...types].sort().join(", ")}`] : []),
    ...parts.map((part) => `\n${part}`),
  ].join("\n")}\n`;
}

const source = (names: Names, view: FeatureView, path: string): string =>
  call(names.of("source", view.name), "FileSource", {
    name: text(`${view.name}_source`),
    path: text(path),
    timestamp_field: text(view.source.timestampField),
    created_timestamp_column:
      view.source.createdTimestampColumn === null ? undefined : text(view.source.createdTimestampColumn),
  });

const featureView = (names: Names, view: FeatureView): string =>
  call(names.of("view", view.name), "FeatureView", {
    name: text(view.name),
    entities: list(view.entities.map(({ name }) => names.of("entity", name))),
    ttl: timedelta(view),
    schema: list(view.features.map(({ name, dtype }) => `Field(name=${text(name)}, dtype=${dtype})`)),
    source: names.of("source", view.name),
  });

function timedelta({ ttl }: FeatureView): string {
  const given = units.filter((unit: Unit) => ttl[unit] !== undefined).map((unit) => `${unit}=${ttl[unit]}`);
  return `timedelta(${given.join(", ")})`;
}

/** Feast wants the type of a key; the sources know it. */
function valueType(joinKey: string, views: ReadonlyMap<string, FeatureView>): string {
  const view = [...views.values()].find(({ joinKeys }) => joinKeys.includes(joinKey));
  if (!view) return "ValueType.UNKNOWN";
  const column = view.source.table.typed(joinKey);
  if (column.type === "text") return "ValueType.STRING";
  if (column.type === "boolean") return "ValueType.BOOL";
  return column.values.every((value) => Number.isInteger(value) || Number.isNaN(value)) ? "ValueType.INT64" : "ValueType.DOUBLE"; // biome-ignore format: one thought
}

function call(variable: string, name: string, options: Readonly<Record<string, string | undefined>>): string {
  const lines = Object.entries(options).flatMap(([key, value]) =>
    value === undefined ? [] : [`    ${key}=${value},`],
  );
  return [`${variable} = ${name}(`, ...lines, ")"].join("\n");
}

/** JSON's texts are Python's too. */
const text = (value: string): string => JSON.stringify(value);
const list = (items: readonly string[]): string => `[${items.join(", ")}]`;

/** A variable of Python for each definition: `saldos_view`. */
class Names {
  readonly #given = new Map<string, string>();

  of(kind: "entity" | "source" | "view" | "service", name: string): string {
    const key = `${kind}:${name}`;
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^A-Za-z0-9_]/g, "_"); // biome-ignore format: one thought
    const taken = new Set(this.#given.values());
    let variable = `${plain}_${kind}`;
    for (let n = 2; taken.has(variable); n++) variable = `${plain}_${kind}_${n}`;
    this.#given.set(key, variable);
    return variable;
  }
}
