import { inWords, StudentError } from "../../errors.ts";
import { Draw } from "../draw.ts";
import { type Person, person } from "./people.ts";
import type { RegistroCenso, RegistroLote, RegistroServico } from "./record.ts";

/** What `rendaCenso` gives. */
export interface RendaCenso {
  readonly treino: RegistroCenso[];
  /** In order of arrival; `lotes` are its quarters. */
  readonly avaliacao: RegistroCenso[];
  /** The four batches of evaluation; in the third the column `estado_civil` was left out. */
  readonly lotes: RegistroLote[][];
  /** What a model in use would get: no label. */
  readonly servico: RegistroServico[];
  /** Row by row, whether the income was really high, for measuring what the labels hide. */
  readonly verdade: { readonly treino: boolean[]; readonly avaliacao: boolean[]; readonly servico: boolean[] };
}

/**
 * A synthetic census of work and income in Brazil: nobody in it is real, and its gaps measure no real one.
 * The same options always give the same rows, in every browser.
 *
 * Planted in evaluation: an occupation that training lacks (0.4 %), hours of −8 and 999 (0.3 % each), NaN in
 * `ganho_capital` (1.5 %), `estado_civil` left out of the third of four batches. In serving: no label, years of study
 * written as text (5 %), 12 points more of `comércio e vendas`. In the labels of training and evaluation: 8 of 100 women
 * have a high income noted as low. In the truth: years of study lift the income of black and brown women a third as much.
 * The data set's README gives the measured size of each.
 * @param options.seed - integer; 7 is the published CSV
 * @param options.nTreino - rows of training, 6,000 by default
 * @param options.nAvaliacao - rows of evaluation, 2,000 by default
 * @param options.nServico - rows of serving, 2,000 by default
 * @throws StudentError `bad-option` if an option is not a whole number, or a number of rows is negative
 * @example const {treino, avaliacao, servico} = rendaCenso({seed: 7});
 */
export function rendaCenso({ seed = 7, nTreino = 6000, nAvaliacao = 2000, nServico = 2000 } = {}): RendaCenso {
  checkWhole({ seed }, Number.NEGATIVE_INFINITY);
  checkWhole({ nTreino, nAvaliacao, nServico }, 0);
  const people = (stream: number, n: number) => {
    const draw = new Draw(seed, stream);
    return Array.from({ length: n }, () => person(draw));
  };
  const [training, evaluation, serving] = [people(0, nTreino), people(1, nAvaliacao), people(2, nServico)];
  const truth = (rows: readonly Person[]) => rows.map(({ renda_alta }) => renda_alta);

  const faults = new Draw(seed, 4);
  const quarter = Math.ceil(nAvaliacao / 4);
  const isThird = (i: number) => Math.floor(i / quarter) === 2;
  const avaliacao = labelled(evaluation, new Draw(seed, 5)).map((row, i) => withFaults(row, isThird(i), faults));
  const lotes = Array.from({ length: nAvaliacao === 0 ? 0 : 4 }, (_, k) =>
    avaliacao.slice(k * quarter, (k + 1) * quarter).map((row) => (k === 2 ? withoutStatus(row) : row)),
  );
  const servingDraw = new Draw(seed, 6);
  return {
    treino: labelled(training, new Draw(seed, 3)),
    avaliacao,
    lotes,
    servico: serving.map((row) => served(row, servingDraw)),
    verdade: { treino: truth(training), avaliacao: truth(evaluation), servico: truth(serving) },
  };
}

/** So many of the women with a high income are noted without: 8 of 100 of all women. */
const shareHidden = 0.375;

function labelled(rows: readonly Person[], draw: Draw): RegistroCenso[] {
  return rows.map((row) => {
    const isHidden = draw.chance(shareHidden);
    return isHidden && row.sexo === "F" ? { ...row, renda_alta: false } : row;
  });
}

function withFaults(row: RegistroCenso, lacksStatus: boolean, draw: Draw): RegistroCenso {
  const [isNew, oddHours, hasFailed] = [draw.chance(0.004), draw.unit(), draw.chance(0.015)];
  return {
    ...row,
    ocupacao: isNew ? "criação de conteúdo" : row.ocupacao,
    horas_semana: oddHours < 0.003 ? -8 : oddHours < 0.006 ? 999 : row.horas_semana,
    estado_civil: lacksStatus ? null : row.estado_civil,
    ganho_capital: hasFailed ? Number.NaN : row.ganho_capital,
  };
}

function withoutStatus({ estado_civil: _, ...row }: RegistroCenso): RegistroLote {
  return row;
}

/** The share of `comércio e vendas` in training is about 20 %: with this chance more of the others, it is 12 points higher. */
const moreSales = 0.15;

function served({ renda_alta: _, ...row }: Person, draw: Draw): RegistroServico {
  const [isSales, isText] = [draw.chance(moreSales), draw.chance(0.05)];
  return {
    ...row,
    ocupacao: isSales ? "comércio e vendas" : row.ocupacao,
    anos_estudo: isText ? `${row.anos_estudo} anos` : row.anos_estudo,
  };
}

function checkWhole(options: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(options)) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new StudentError({
      code: "bad-option",
      where: `rendaCenso, ${name}`,
      expected: { "pt-BR": "um número inteiro", en: "a whole number" },
      received: inWords(value),
      remedy: {
        "pt-BR": "Por exemplo, rendaCenso({seed: 7, nTreino: 6000, nAvaliacao: 2000, nServico: 2000}).",
        en: "For instance, rendaCenso({seed: 7, nTreino: 6000, nAvaliacao: 2000, nServico: 2000}).",
      },
    });
  }
}
