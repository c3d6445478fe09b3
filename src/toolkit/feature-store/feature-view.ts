import { checkOptions, listOf, type Rule } from "../base/options.ts";
import { aDuration, type Duration, durationMs } from "./duration.ts";
import { Entity } from "./entity.ts";
import { unknownFeature } from "./errors.ts";
import { aField, checkDtype, type Field } from "./field.ts";
import { FileSource } from "./file-source.ts";
import { aName } from "./names.ts";

export interface FeatureViewOptions {
  /** How references call it: `saldos`, in `saldos:saldo`. */
  readonly name: string;
  /** What its features describe; several make a key of several columns. */
  readonly entities: readonly Entity[];
  /** Its features, with their types; join keys may stand here too. */
  readonly schema: readonly Field[];
  /** Where its values stand, with their moments. */
  readonly source: FileSource;
  /** How old a value may be at the moment that asks for it. `{days: 0}`, the default: of any age. */
  readonly ttl?: Duration;
}

const instanceOf = (Class: typeof Entity | typeof FileSource, name: string): Rule => ({
  holds: (value) => value instanceof Class,
  expected: { "pt-BR": `uma ${name}: new ${name}({...})`, en: `a new ${name}({...})` },
});

/**
 * Features that are computed together, from one source, about the same entities.
 * @throws StudentError `bad-option`; `unknown-column` where the source lacks one; `other-dtype`
 * @example
 * const saldos = new FeatureView({
 *   name: "saldos",
 *   entities: [cliente],
 *   ttl: {days: 7},
 *   schema: [{name: "saldo", dtype: "Float64"}],
 *   source: new FileSource({table, createdTimestampColumn: "created_timestamp"}),
 * });
 * @see https://docs.feast.dev/getting-started/concepts/feature-view
 */
export class FeatureView {
  readonly name: string;
  readonly entities: readonly Entity[];
  readonly source: FileSource;
  readonly ttl: Duration;
  /** The time to live in milliseconds; 0 where values never grow old. */
  readonly ttlMs: number;
  /** What it holds but the join keys. */
  readonly features: readonly Field[];
  /** The columns by which it is joined. */
  readonly joinKeys: readonly string[];

  constructor({ name, entities, schema, source, ttl = { days: 0 }, ...rest }: FeatureViewOptions) {
    const rules = {
      name: aName,
      entities: listOf(instanceOf(Entity, "Entity")),
      schema: listOf(aField),
      source: instanceOf(FileSource, "FileSource"),
      ttl: aDuration,
    };
    checkOptions("FeatureView", { name, entities, schema, source, ttl, ...rest }, rules);
    const where = `FeatureView ${name}`;
    this.name = name;
    this.entities = entities;
    this.source = source;
    this.ttl = ttl;
    this.ttlMs = durationMs(ttl);
    this.joinKeys = entities.map(({ joinKey }) => joinKey);
    this.features = schema.filter((field) => !this.joinKeys.includes(field.name));
    for (const key of this.joinKeys) source.table.typed(key, where);
    for (const field of schema) checkDtype(where, field, source.table.typed(field.name, where));
  }

  /**
   * Some of its features, for a {@link FeatureService}.
   * @throws StudentError `unknown-feature`
   */
  select(...names: readonly string[]): FeatureProjection {
    return { view: this, features: names.map((name) => this.feature("FeatureView.select", name).name) };
  }

  /** @throws StudentError `unknown-feature` */
  feature(where: string, name: string): Field {
    const found = this.features.find((field) => field.name === name);
    if (!found) throw unknownFeature(where, this.name, name, this.features);
    return found;
  }
}

/** A view, and those of its features that are asked for. */
export interface FeatureProjection {
  readonly view: FeatureView;
  readonly features: readonly string[];
}
