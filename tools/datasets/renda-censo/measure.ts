import type { RegistroCenso, RendaCenso } from "../../../src/toolkit/datasets/index.ts";
import { isNegra } from "../../../src/toolkit/datasets/renda-censo/people.ts";
import { LogisticRegression } from "../../../src/toolkit/linear-model/index.ts";
import { StandardScaler } from "../../../src/toolkit/preprocessing/index.ts";

/** Sizes of the planted phenomena, each measured in the rows. */
export type CensoSizes = ReturnType<typeof censoSizes>;

/** Everything in the data set's README but what needs a model. */
export function censoSizes({ treino, avaliacao, servico, lotes, verdade }: RendaCenso) {
  const people = treino.map((row, i) => ({ ...row, isHigh: verdade.treino[i] === true }));
  const women = people.filter(({ sexo }) => sexo === "F");
  const men = people.filter(({ sexo }) => sexo === "M");
  const graduates = people.filter(({ anos_estudo }) => Number(anos_estudo) >= 16);
  const high = (sexo: string, negra: boolean) =>
    share(graduates.filter((row) => row.sexo === sexo && isNegra(row) === negra), ({ isHigh }) => isHigh); // biome-ignore format: one thought
  const known = new Set(treino.map(({ ocupacao }) => ocupacao));
  return {
    high: share(people, ({ isHigh }) => isHigh),
    newOccupation: share(avaliacao, ({ ocupacao }) => !known.has(ocupacao)),
    hoursBelow: share(avaliacao, ({ horas_semana }) => horas_semana === -8),
    hoursAbove: share(avaliacao, ({ horas_semana }) => horas_semana === 999),
    nanCapital: share(avaliacao, ({ ganho_capital }) => Number.isNaN(ganho_capital)),
    batchesWithoutStatus: lotes.filter((lote) => lote.every((row) => !("estado_civil" in row))).length,
    yearsAsText: share(servico, ({ anos_estudo }) => typeof anos_estudo === "string"),
    occupationSkew: lInfinity(treino.map(({ ocupacao }) => ocupacao), servico.map(({ ocupacao }) => ocupacao)), // biome-ignore format: one thought
    hiddenWomen: share(women, ({ isHigh, renda_alta }) => isHigh && !renda_alta),
    hiddenMen: share(men, ({ isHigh, renda_alta }) => isHigh && !renda_alta),
    graduateBlackWomen: high("F", true),
    graduateOtherWomen: high("F", false),
    graduateBlackMen: high("M", true),
    graduateOtherMen: high("M", false),
  };
}

/** Of the evaluation's people with a high income, how many a model misses: trained on the labels, and on the truth. */
export function missedByModels({ treino, avaliacao, verdade }: RendaCenso) {
  const scaler = new StandardScaler().fit(features(treino));
  const missed = (labels: readonly boolean[], sexo: string) => {
    const model = new LogisticRegression().fit(scaler.transform(features(treino)), labels);
    const said = model.predict(scaler.transform(features(avaliacao)));
    const rich = avaliacao.map((row, i) => ({
      sexo: row.sexo,
      isFound: said[i] === true,
      isHigh: verdade.avaliacao[i],
    }));
    return share(rich.filter((row) => row.isHigh && row.sexo === sexo), ({ isFound }) => !isFound); // biome-ignore format: one thought
  };
  const noted = treino.map(({ renda_alta }) => renda_alta);
  return {
    missedWomen: missed(noted, "F"),
    missedMen: missed(noted, "M"),
    missedWomenByTruth: missed(verdade.treino, "F"),
    missedMenByTruth: missed(verdade.treino, "M"),
  };
}

/** Numbers that a simple model gets: faults of evaluation put right. */
const features = (rows: readonly RegistroCenso[]): number[][] =>
  rows.map(({ idade, anos_estudo, horas_semana, ganho_capital, sexo, ocupacao }) => [
    Math.min(idade, 55),
    Number(anos_estudo),
    horas_semana === -8 || horas_semana === 999 ? 40 : horas_semana,
    ganho_capital > 0 ? 1 : 0,
    sexo === "F" ? 1 : 0,
    ocupacao === "gestão" || ocupacao === "tecnologia" ? 1 : 0,
  ]);

/** The largest difference of any value's share. */
function lInfinity(a: readonly string[], b: readonly string[]): number {
  const of = (list: readonly string[], value: string) => share(list, (one) => one === value);
  return Math.max(...[...new Set([...a, ...b])].map((value) => Math.abs(of(a, value) - of(b, value))));
}

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.filter(holds).length / items.length;
