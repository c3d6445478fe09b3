import { checkOptions } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";
import { type Kind, kindsInWords } from "./kinds.ts";
import type { Constants, Op } from "./op.ts";

/**
 * A column of the preprocessing function: not its values, which are not there yet, but what to do to get them.
 * Functions of this module take columns and give columns.
 * @example const preprocessingFn = (inputs) => ({idade: scaleToZScore(inputs.idade)});
 * @see https://www.tensorflow.org/tfx/transform/get_started
 */
export class Column {
  readonly op: Op;
  readonly inputs: readonly Column[];
  /** What its author chose. */
  readonly options: Constants;
  /** What it holds: numbers, texts, lists… */
  readonly kind: Kind;

  constructor(op: Op, inputs: readonly Column[], options: Constants) {
    this.op = op;
    this.inputs = inputs;
    this.options = options;
    this.kind = op.gives(inputs.map((input) => input.kind));
  }

  /** Called where a column is used as if it were a number: `inputs.idade + 1`. */
  [Symbol.toPrimitive](): never {
    throw new StudentError({
      code: "column-as-value",
      where: "preprocessingFn",
      expected: { "pt-BR": "uma função deste módulo", en: "a function of this module" },
      received: {
        "pt-BR": "uma conta ou um texto com a própria coluna",
        en: "arithmetic, or a text, with the column itself",
      },
      remedy: {
        "pt-BR": "Os valores ainda não existem aqui: escreva add(x, 1), multiply(x, y), log1p(x).",
        en: "The values are not there yet: write add(x, 1), multiply(x, y), log1p(x).",
      },
    });
  }
}

/**
 * A column that an operation makes of others.
 * @throws StudentError `not-a-column`, `other-kind`; `bad-option`, `unknown-option`
 */
export function columnOf(op: Op, inputs: readonly unknown[], options: Constants = {}): Column {
  const where = op.name;
  checkOptions(where, options, op.options);
  const columns = inputs.map((input, k) => {
    if (!(input instanceof Column)) throw notAColumn(where, input);
    const allowed = op.takes[k] ?? [];
    if (!allowed.includes(input.kind)) throw otherKind(where, allowed, input);
    return input;
  });
  return new Column(op, columns, options);
}

const notAColumn = (where: string, received: unknown): StudentError =>
  new StudentError({
    code: "not-a-column",
    where,
    expected: { "pt-BR": "uma coluna de inputs", en: "a column of inputs" },
    received: inWords(received),
    remedy: {
      "pt-BR": `Por exemplo, (inputs) => ({saida: ${where}(inputs.idade)}).`,
      en: `For instance, (inputs) => ({output: ${where}(inputs.age)}).`,
    },
  });

function otherKind(where: string, allowed: readonly Kind[], { kind, op, options }: Column): StudentError {
  const [expected, received] = [kindsInWords(allowed), kindsInWords([kind])];
  const from = op.name === "input" ? `“${options.name}”` : op.name;
  return new StudentError({
    code: "other-kind",
    where,
    expected,
    received: { "pt-BR": `${received["pt-BR"]}, de ${from}`, en: `${received.en}, of ${from}` },
    remedy: {
      "pt-BR":
        "Textos viram listas com stringSplit, e números com computeAndApplyVocabulary ou hashStrings; true e false, com toNumber.",
      en: "Texts become lists by stringSplit, and numbers by computeAndApplyVocabulary or hashStrings; true and false, by toNumber.",
    },
  });
}
