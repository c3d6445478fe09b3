import { type Localized, StudentError } from "../../errors.ts";
import { noSuchName } from "../no-such-name.ts";
import { checkSchema } from "./check-schema.ts";
import type { BoolDomain, Feature, FloatDomain, IntDomain, Schema, StringDomain } from "./messages.ts";

/** A domain of a feature: one of these, or the name of one of the schema's `stringDomain`. */
export type Domain =
  | string
  | { readonly intDomain: IntDomain }
  | { readonly floatDomain: FloatDomain }
  | { readonly stringDomain: StringDomain }
  | { readonly boolDomain: BoolDomain };

/** Changes of a feature: `null` takes a field away. */
export type FeatureChanges = { readonly [K in Exclude<keyof Feature, "name">]?: Feature[K] | null };

/**
 * A feature of a schema.
 * @throws StudentError `unknown-column`, with the names that exist
 * @example getFeature(schema, "idade").presence
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/get_feature
 */
export function getFeature(schema: Schema, name: string): Feature {
  return featureOf("getFeature", schema, name);
}

/**
 * A schema in which a feature is changed; the given one stays as it is.
 * @param changes - fields with their new values; `null` takes one away
 * @throws StudentError `unknown-column`; `unknown-field` if there is no such field
 * @example
 * const strict = setFeature(schema, "ocupacao", {
 *   distributionConstraints: {minDomainMass: 0.99},
 *   skewComparator: {infinityNorm: {threshold: 0.05}},
 * });
 * @see https://www.tensorflow.org/tfx/data_validation/get_started
 */
export function setFeature(schema: Schema, name: string, changes: FeatureChanges): Schema {
  const where = "setFeature";
  const old = featureOf(where, schema, name);
  for (const key of Object.keys(changes)) if (!fields.has(key)) throw unknownField(where, key);
  const entries = Object.entries({ ...old, ...changes }).filter(([, value]) => value !== null && value !== undefined);
  return replaced(schema, { ...(Object.fromEntries(entries) as Omit<Feature, "name">), name });
}

/**
 * The domain of a feature, inline or by the name that it refers to.
 * @throws StudentError `unknown-column`; `no-domain` if it has none
 * @example getDomain(schema, "sexo") // {stringDomain: {name: "sexo", value: ["F", "M"]}}
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/get_domain
 */
export function getDomain(schema: Schema, name: string): Exclude<Domain, string> {
  const where = "getDomain";
  const { domain, intDomain, floatDomain, stringDomain, boolDomain } = featureOf(where, schema, name);
  if (intDomain) return { intDomain };
  if (floatDomain) return { floatDomain };
  if (boolDomain) return { boolDomain };
  const texts = stringDomain ?? schema.stringDomain.find((one) => one.name === domain);
  if (texts) return { stringDomain: texts };
  throw failure("no-domain", where, name, {
    expected: { "pt-BR": "um domínio", en: "a domain" },
    received: { "pt-BR": "nenhum", en: "none" },
    remedy: { "pt-BR": "Defina um com setDomain.", en: "Set one with setDomain." },
  });
}

/**
 * A schema in which a feature has this domain, in place of the one that it had; the given one stays as it is.
 * @param domain - `{intDomain: {min, max}}`, `{floatDomain: …}`, `{stringDomain: {value: […]}}`, `{boolDomain: …}`, or the name of one of the schema's `stringDomain`
 * @throws StudentError `unknown-column`; `no-domain` if no list of texts has that name; `bad-domain`
 * @example setDomain(schema, "horas_semana", {intDomain: {min: 1, max: 98}});
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/set_domain
 */
export function setDomain(schema: Schema, name: string, domain: Domain): Schema {
  const where = "setDomain";
  const { domain: _, intDomain: __, floatDomain: ___, stringDomain: ____, boolDomain: _____, ...rest } = featureOf(where, schema, name); // biome-ignore format: one thought
  if (typeof domain !== "string") {
    checkDomain(where, name, domain);
    return replaced(schema, { ...rest, ...domain });
  }
  const known = schema.stringDomain.map((one) => one.name ?? "");
  if (known.includes(domain)) return replaced(schema, { ...rest, domain });
  throw noSuchName("no-domain", where, domain, known);
}

const domainKinds = ["intDomain", "floatDomain", "stringDomain", "boolDomain"];

function checkDomain(where: string, name: string, domain: object | null): void {
  const keys = Object.keys(domain ?? {});
  const [key = "", ...others] = keys;
  if (others.length === 0 && domainKinds.includes(key)) return;
  throw failure("bad-domain", where, name, {
    expected: { "pt-BR": `um destes: ${domainKinds.join(", ")}`, en: `one of: ${domainKinds.join(", ")}` },
    received: {
      "pt-BR": `os campos ${keys.join(", ") || "(nenhum)"}`,
      en: `the fields ${keys.join(", ") || "(none)"}`,
    },
    remedy: { "pt-BR": "Por exemplo, {intDomain: {min: 0, max: 120}}.", en: "For instance, {intDomain: {min: 0, max: 120}}." }, // biome-ignore format: one thought
  });
}

const fields = new Set<string>([
  "type", "presence", "shape", "valueCount", "domain", "intDomain", "floatDomain", "stringDomain", "boolDomain",
  "distributionConstraints", "skewComparator", "driftComparator", "inEnvironment", "notInEnvironment", "lifecycleStage",
  "uniqueConstraints", "annotation",
] satisfies (keyof Feature)[]); // biome-ignore format: a list

function featureOf(where: string, schema: Schema, name: string): Feature {
  checkSchema(where, schema);
  const found = schema.feature.find((one) => one.name === name);
  if (found) return found;
  throw noSuchName("unknown-column", where, name, schema.feature.map((one) => one.name)); // biome-ignore format: one thought
}

const replaced = (schema: Schema, feature: Feature): Schema => ({
  ...schema,
  feature: schema.feature.map((one) => (one.name === feature.name ? feature : one)),
});

interface Said {
  readonly expected: Localized;
  readonly received: Localized;
  readonly remedy: Localized;
}

const failure = (code: string, where: string, name: string, said: Said) =>
  new StudentError({ code, where: `${where}, ${name}`, ...said });

const unknownField = (where: string, key: string) => noSuchName("unknown-field", where, key, [...fields]);
