import { classNameOf, isKnownEstimator, isRecord, makeEstimator, notSaved } from "../../base/saved.ts";

/**
 * What a search tried, for JSON. An estimator among the values (`{modelo: [new Ridge(), new Lasso()]}`) is not fitted, and is
 * written as its class and its options; a number that JSON lacks as a text.
 */
export function paramsToJson(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return { number: String(value) };
  if (Array.isArray(value)) return value.map(paramsToJson);
  if (typeof value !== "object" || value === null) return value;
  if (isKnownEstimator(value)) return { unfitted: classNameOf(value), options: paramsToJson({ ...value.options }) };
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, paramsToJson(item)]));
}

/**
 * What {@link paramsToJson} wrote.
 * @throws StudentError `not-a-saved-one` where the module of an estimator has not been imported
 */
export function paramsFromJson(where: string, json: unknown): unknown {
  if (Array.isArray(json)) return json.map((item) => paramsFromJson(where, item));
  if (!isRecord(json)) return json;
  if (typeof json.number === "string") return Number(json.number);
  const { unfitted } = json;
  if (typeof unfitted === "string") {
    const made = makeEstimator(unfitted, paramsFromJson(where, json.options) as object);
    if (!made) throw notSaved(where, json, unfitted);
    return made;
  }
  return Object.fromEntries(Object.entries(json).map(([name, item]) => [name, paramsFromJson(where, item)]));
}
