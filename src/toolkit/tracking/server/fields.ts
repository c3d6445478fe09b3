import { invalid } from "../records/mlflow-error.ts";

const help = "See the API docs for more information about request parameters.";

/** What a request says, field by field, under protobuf's names. Whole numbers may come as numbers or as texts. */
export class Fields {
  readonly #raw: Readonly<Record<string, unknown>>;

  constructor(raw: unknown) {
    this.#raw = typeof raw === "object" && raw !== null && !Array.isArray(raw) ? (raw as Record<string, unknown>) : {};
  }

  /** @throws MlflowError where it is missing or no text */
  text(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined || value === "") throw invalid(`Missing value for required parameter '${name}'. ${help}`);
    return value;
  }

  /** A text that may be empty, yet must be there. */
  anyText(name: string): string {
    const value = this.optionalText(name);
    if (value === undefined) throw invalid(`Missing value for required parameter '${name}'. ${help}`);
    return value;
  }

  optionalText(name: string): string | undefined {
    const value = this.#raw[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === "string") return value;
    throw this.#wrong(name);
  }

  optionalInteger(name: string): number | undefined {
    const value = this.#raw[name];
    if (value === undefined || value === null) return undefined;
    const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
    if (Number.isSafeInteger(number)) return number as number;
    throw this.#wrong(name);
  }

  integer(name: string): number {
    const value = this.optionalInteger(name);
    if (value === undefined) throw invalid(`Missing value for required parameter '${name}'. ${help}`);
    return value;
  }

  /** A double; NaN and the infinities come as texts. A truth value is none. */
  number(name: string): number {
    const value = this.#raw[name];
    if (value === undefined || value === null) throw invalid(`Missing value for required parameter '${name}'. ${help}`);
    if (typeof value === "number") return value;
    if (typeof value === "string" && /^(NaN|-?Infinity|[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?)$/.test(value))
      return Number(value);
    throw this.#wrong(name);
  }

  /** A list of messages; none where it is left out. */
  list(name: string): readonly Fields[] {
    return this.#listOf(name).map((item) => new Fields(item));
  }

  texts(name: string): readonly string[] {
    return this.#listOf(name).map((item) => {
      if (typeof item === "string") return item;
      throw this.#wrong(name);
    });
  }

  #listOf(name: string): readonly unknown[] {
    const value = this.#raw[name];
    if (value === undefined || value === null) return [];
    if (Array.isArray(value)) return value;
    throw this.#wrong(name);
  }

  message(name: string): Fields {
    return new Fields(this.#raw[name]);
  }

  #wrong(name: string): Error {
    return invalid(`Invalid value ${JSON.stringify(this.#raw[name])} for parameter '${name}' supplied. ${help}`);
  }
}
