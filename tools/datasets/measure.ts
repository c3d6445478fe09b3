import { lexicon } from "../../src/toolkit/datasets/diagnostico-medico/lexicon.ts";
import {
  type Consulta,
  type DiagnosticoMedico,
  splitByPatient,
  type Verdade,
} from "../../src/toolkit/datasets/index.ts";
import { mulberry32 } from "../../src/toolkit/random/index.ts";
import { NearestText } from "./nearest.ts";

/** Sizes of the planted phenomena, as fractions, each measured in the records. */
export type PhenomenonSizes = ReturnType<typeof cheapSizes> & ReturnType<typeof textSizes>;

/** Everything in the data set's README. */
export function measure(data: DiagnosticoMedico): PhenomenonSizes {
  return { ...cheapSizes(data), ...textSizes(data) };
}

/** What can be counted in one pass. */
export function cheapSizes({ consultas: rows, verdade, mesNovo }: DiagnosticoMedico) {
  const truth = verdade.consultas;
  const all = rows.map((row, i) => ({ row, truth: truth[i] as Verdade }));
  const confusable = all.filter(({ truth: t }) => t.diagnostico === "dengue" || t.diagnostico === "gripe");
  const noted = rows.filter(({ temperatura_c }) => temperatura_c !== null);
  const withExam = rows.filter(({ codigo_exame }) => codigo_exame !== null);
  const visits = counted(rows.map(({ id_paciente }) => id_paciente));
  const dengue = all.filter(({ truth: t }) => t.diagnostico === "dengue");
  const isFebruaryToMay = ({ data_consulta }: Consulta) => /-0[2-5]-/.test(data_consulta);
  const isWell = (t: Verdade) => t.saturacao_o2 >= 97;
  const isIll = (t: Verdade) => t.saturacao_o2 < 95;
  return {
    infartoShare: share(rows, ({ diagnostico }) => diagnostico === "infarto"),
    labelNoise: share(confusable, ({ row, truth: t }) => row.diagnostico !== t.diagnostico),
    temperatureMissing: share(rows, ({ temperatura_c }) => temperatura_c === null),
    decimalComma: share(noted, ({ temperatura_c }) => typeof temperatura_c === "string"),
    fahrenheit: share(noted, (row) => celsiusOrMore(row) > 45),
    saturationMissingWell: share(
      all.filter(({ truth: t }) => isWell(t)),
      ({ row }) => row.saturacao_o2 === null,
    ),
    saturationMissingIll: share(
      all.filter(({ truth: t }) => isIll(t)),
      ({ row }) => row.saturacao_o2 === null,
    ),
    visitsOfRepeatPatients: share(rows, ({ id_paciente }) => (visits.get(id_paciente) ?? 0) > 1),
    examFilled: withExam.length / rows.length,
    examTellsDiagnosis: examAccuracy(withExam),
    examFilledNewMonth: share(mesNovo, ({ codigo_exame }) => codigo_exame !== null),
    mistypedTexts: share(rows, ({ sintomas_texto }) => words(sintomas_texto).some((word) => !lexicon.has(word))),
    textsWithoutAccents: share(rows, ({ sintomas_texto }) => words(sintomas_texto).some((word) => lexicon.get(word))),
    textsWithDenial: share(truth, ({ negados }) => negados.length > 0),
    dengueFebruaryToMay: share(dengue, ({ row }) => isFebruaryToMay(row)),
  };
}

/** What needs vectorizers. */
export function textSizes(data: DiagnosticoMedico) {
  const { treino, validacao, mesNovo } = splitByPatient(data);
  const byPatient = new NearestText(treino);
  const shuffled = new Map(data.consultas.map((row) => [row, mulberry32(row.id_consulta)()]));
  const inOrder = [...data.consultas].sort((a, b) => (shuffled.get(a) ?? 0) - (shuffled.get(b) ?? 0));
  const random = new NearestText(inOrder.slice(0, treino.length));
  const bigrams = new NearestText(treino, { minDf: 20, ngramRange: [1, 2] });
  const known = new Set(treino.flatMap(({ sintomas_texto }) => words(sintomas_texto)));
  const unseen = (rows: readonly Consulta[]) =>
    share(
      rows.flatMap(({ sintomas_texto }) => words(sintomas_texto)),
      (word) => !known.has(word),
    );
  return {
    neighbourPatientSplit: byPatient.neighbourAccuracy(validacao),
    neighbourRandomSplit: random.neighbourAccuracy(inOrder.slice(treino.length)),
    bigramGain: bigrams.centreAccuracy(validacao) - byPatient.centreAccuracy(validacao),
    newWordsValidation: unseen(validacao),
    newWordsNewMonth: unseen(mesNovo),
  };
}

/** Whatever its unit, comma or not. */
export const celsiusOrMore = ({ temperatura_c }: Consulta) => Number(String(temperatura_c).replace(",", "."));

export const words = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}_]{2,}/gu) ?? [];

/** How often the commonest diagnosis of each exam code is the one noted. */
function examAccuracy(rows: readonly Consulta[]): number {
  const pairs = counted(rows.map(({ codigo_exame, diagnostico }) => `${codigo_exame} ${diagnostico}`));
  const best = new Map<string, number>();
  for (const [pair, count] of pairs) {
    const exam = pair.slice(0, pair.indexOf(" "));
    best.set(exam, Math.max(best.get(exam) ?? 0, count));
  }
  return [...best.values()].reduce((sum, count) => sum + count, 0) / rows.length;
}

function counted<T>(items: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length;
}
