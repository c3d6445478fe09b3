import { asLabels, type Label } from "../base/inputs.ts";
import { checkOptions, whole } from "../base/options.ts";
import { inWords, StudentError } from "../errors.ts";

export interface LabelOracleOptions<L extends Label> {
  /** The true class of each example: what people would be asked for. */
  readonly labels: ArrayLike<L>;
  /** How many labels there is money for. */
  readonly budget: number;
}

/**
 * Stands for the people who label: tells the class of what it is asked for, counts every label, and stops at the budget.
 * The same example asked for twice counts twice.
 * @throws StudentError if the labels are no list of classes, or the budget is not 1 or more
 * @example
 * const oracle = new LabelOracle({labels: y, budget: 60});
 * const first = oracle.label(randomSampling(y.length, {n: 10}));
 * oracle.remaining; // 50
 * @see https://modal-python.readthedocs.io/en/latest/content/overview/modAL-in-a-nutshell.html
 */
export class LabelOracle<L extends Label = Label> {
  readonly budget: number;
  readonly #labels: readonly L[];
  readonly #asked: number[] = [];

  constructor({ labels, budget }: LabelOracleOptions<L>) {
    const where = "LabelOracle";
    checkOptions(where, { budget }, { budget: whole(1) });
    asLabels(where, labels);
    this.#labels = Array.from(labels);
    this.budget = budget;
  }

  /** Labels told so far. */
  get calls(): number {
    return this.#asked.length;
  }

  /** Labels that are left. */
  get remaining(): number {
    return this.budget - this.calls;
  }

  /** The places of the examples asked for, in the order of asking. */
  get asked(): readonly number[] {
    return [...this.#asked];
  }

  /**
   * The classes of the examples in these places. A request that goes over the budget gets nothing, and costs nothing.
   * @throws StudentError `budget-spent`, `bad-index`
   */
  label(indices: ArrayLike<number>): L[] {
    const where = "LabelOracle.label";
    const isList = Array.isArray(indices) || ArrayBuffer.isView(indices);
    if (!isList) throw badIndex(where, this.#labels.length, indices);
    const places = Array.from(indices);
    const odd = places.findIndex((i) => typeof i !== "number" || this.#labels[i] === undefined);
    if (odd >= 0) throw badIndex(where, this.#labels.length, places[odd]);
    if (places.length > this.remaining) throw spent(where, this.remaining, places.length);
    this.#asked.push(...places);
    return places.map((i) => this.#labels[i] as L);
  }
}

function badIndex(where: string, n: number, received: unknown): StudentError {
  return new StudentError({
    code: "bad-index",
    where,
    expected: { "pt-BR": `posições de 0 a ${n - 1}`, en: `places from 0 to ${n - 1}` },
    received: inWords(received),
    remedy: {
      "pt-BR": "Passe a lista que uncertaintySampling ou outra função de escolha devolve.",
      en: "Pass the list that uncertaintySampling or another function of choice returns.",
    },
  });
}

function spent(where: string, left: number, wanted: number): StudentError {
  return new StudentError({
    code: "budget-spent",
    where,
    expected: {
      "pt-BR": left === 1 ? "no máximo 1 exemplo, que é o que resta" : `no máximo ${left} exemplos, que é o que resta`,
      en: left === 1 ? "at most 1 example, which is what is left" : `at most ${left} examples, which is what is left`,
    },
    received: { "pt-BR": String(wanted), en: String(wanted) },
    remedy: {
      "pt-BR": "Para recomeçar, execute de novo a célula que cria o oráculo, e escolha melhor o que perguntar.",
      en: "To start over, run the cell that makes the oracle again, and choose better what to ask.",
    },
  });
}
