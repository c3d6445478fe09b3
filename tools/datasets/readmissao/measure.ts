import type { Readmissao, RegistroInternacao } from "../../../src/toolkit/datasets/index.ts";
import { isCirculatory } from "../../../src/toolkit/datasets/readmissao/stays.ts";
import { LogisticRegression } from "../../../src/toolkit/linear-model/index.ts";
import { rocAucScore } from "../../../src/toolkit/metrics/index.ts";
import { StandardScaler } from "../../../src/toolkit/preprocessing/index.ts";

/** Sizes of the planted phenomena, each measured in the rows. */
export type ReadmissaoSizes = ReturnType<typeof readmissaoSizes>;

/** Everything in the data set's README but what needs a model. */
export function readmissaoSizes({ treino, servico }: Readmissao) {
  const isUnknown = ({ especialidade }: { readonly especialidade: string }) => especialidade === "?";
  const heart = treino.filter(({ cid_1 }) => isCirculatory(cid_1));
  const others = treino.filter(({ cid_1 }) => !isCirculatory(cid_1));
  const known = new Set(treino.flatMap(({ cid_1, cid_2, cid_3 }) => [cid_1, cid_2, cid_3]));
  const up = ({ insulina }: { readonly insulina: string }) => insulina === "aumentou";
  return {
    back: share(treino, ({ readmissao }) => readmissao !== "NAO"),
    backSoon: share(treino, ({ readmissao }) => readmissao === "<30"),
    unknownSpecialty: share(treino, isUnknown),
    unknownSpecialtyHeart: share(heart, isUnknown),
    unknownSpecialtyOthers: share(others, isUnknown),
    unknownHba1c: share(treino, ({ hba1c }) => hba1c === "?"),
    unknownGlucose: share(treino, ({ glicose_max }) => glicose_max === "?"),
    pumps: new Set(treino.map(({ bomba_insulina }) => bomba_insulina)).size,
    newCodes: share(servico, ({ cid_1 }) => !known.has(cid_1)),
    moreInsulin: share(servico, up) - share(treino, up),
  };
}

/** How well a linear model foretells who comes back: area under the ROC curve on the last fifth of training. */
export function areaOfModel({ treino }: Readmissao): number {
  const cut = Math.floor(treino.length * 0.8);
  const back = treino.map(({ readmissao }) => (readmissao === "NAO" ? 0 : 1));
  const [train, test] = [treino.slice(0, cut), treino.slice(cut)];
  const scaler = new StandardScaler().fit(features(train));
  const model = new LogisticRegression().fit(scaler.transform(features(train)), back.slice(0, cut));
  const said = model.predictProba(scaler.transform(features(test))).column(1);
  return rocAucScore(back.slice(cut), said);
}

const features = (rows: readonly RegistroInternacao[]): number[][] =>
  rows.map((row) => [
    row.dias_internacao,
    row.n_exames,
    row.n_medicamentos,
    Math.min(row.n_emergencias, 4),
    Number(/\d+/.exec(row.faixa_etaria)?.[0] ?? 0),
    row.hba1c === ">8" ? 1 : 0,
    row.insulina === "não" ? 0 : 1,
    row.insulina === "estável" ? 1 : 0,
    row.alta_para === "casa" ? 1 : 0,
    isCirculatory(row.cid_1) ? 1 : 0,
  ]);

const share = <T>(items: readonly T[], holds: (item: T) => boolean): number =>
  items.filter(holds).length / items.length;
