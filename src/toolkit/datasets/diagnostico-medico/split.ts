import { Draw } from "../draw.ts";
import type { DiagnosticoMedico } from "./generate.ts";
import type { Consulta } from "./record.ts";

/** Records to learn from, to choose with, and to report on. */
export interface SplitByPatient {
  readonly treino: Consulta[];
  readonly validacao: Consulta[];
  readonly mesNovo: Consulta[];
}

/**
 * Splits the year's visits in two parts that share no patient; the new month goes along untouched.
 * Whole patients are dealt in random order, and `treino` gets `nTreino` rows, or the few fewer that whole
 * patients allow (never in the usual sizes: half of the visits are by someone who came once); `validacao` gets the others.
 * Both parts stay in order of date.
 * @param data - what `diagnosticoMedico` gave
 * @param options.nTreino - rows for training; two thirds by default, 1,600 of 2,400
 * @param options.seed - integer; 0 by default
 * @example const {treino, validacao, mesNovo} = splitByPatient(diagnosticoMedico());
 */
export function splitByPatient(
  { consultas, mesNovo }: Pick<DiagnosticoMedico, "consultas" | "mesNovo">,
  { nTreino = Math.round((consultas.length * 2) / 3), seed = 0 } = {},
): SplitByPatient {
  const visitCount = new Map<number, number>();
  for (const { id_paciente } of consultas) visitCount.set(id_paciente, (visitCount.get(id_paciente) ?? 0) + 1);

  const inTraining = new Set<number>();
  let room = nTreino;
  for (const patient of new Draw(seed, 9).shuffled([...visitCount.keys()])) {
    const count = visitCount.get(patient) ?? 0;
    if (count > room) continue; // a patient who does not fit goes to validation; one who came once fills the last place
    inTraining.add(patient);
    room -= count;
  }
  return {
    treino: consultas.filter(({ id_paciente }) => inTraining.has(id_paciente)),
    validacao: consultas.filter(({ id_paciente }) => !inTraining.has(id_paciente)),
    mesNovo: [...mesNovo],
  };
}
