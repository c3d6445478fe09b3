import type { Draw } from "../draw.ts";
import type { RegistroInternacao } from "./record.ts";

/** What is drawn of a stay before it gets its numbers. */
export type Stay = Omit<RegistroInternacao, "internacao_id" | "paciente_id">;

/** ICD-10 codes that training knows, with their shares. */
const codes = [
  ["I50.0", 9], ["I25.1", 7], ["I10", 8], ["I48", 4], ["I63.9", 3], ["I21.9", 3],
  ["E11.9", 10], ["E11.6", 6], ["E10.9", 3], ["E11.2", 4], ["E78.5", 4], ["E87.1", 3],
  ["J18.9", 5], ["J44.1", 4], ["J45.9", 2], ["J96.0", 2],
  ["K92.2", 2], ["K80.2", 2], ["K57.3", 1],
  ["N39.0", 4], ["N17.9", 3], ["N18.5", 2],
  ["M54.5", 2], ["M17.1", 2], ["S72.0", 2], ["T81.4", 1], ["D64.9", 2], ["G45.9", 1], ["R07.4", 3], ["R55", 2],
] as const; // biome-ignore format: a table
const codeWeights = codes.map(([, weight]) => weight);

export const isCirculatory = (cid: string): boolean => cid.startsWith("I");

const specialties = { names: ["cardiologia", "clínica médica", "cirurgia geral", "ortopedia", "nefrologia"], weights: [40, 30, 14, 9, 7] }; // biome-ignore format: one thought
const doses = { names: ["não", "estável", "aumentou", "reduziu"], weights: [47, 30, 11, 12], effects: [0, 0.15, 0.35, 0.3] }; // biome-ignore format: one thought
const destinations = { names: ["casa", "casa com enfermagem", "outro hospital", "instituição"], weights: [62, 15, 9, 14], effects: [0, 0.1, 0.15, 0.35] }; // biome-ignore format: one thought
const haemoglobins = { names: ["?", "normal", ">7", ">8"], weights: [83, 5, 4, 8], effects: [0, -0.1, 0.1, 0.3] };
const glucoses = { names: ["?", "normal", ">200", ">300"], weights: [92, 4, 2, 2] };

const one = (draw: Draw, { names, weights }: { readonly names: readonly string[]; readonly weights: readonly number[] }) =>
  names[draw.weighted(weights)] ?? ""; // biome-ignore format: one thought
const effect = ({ names, effects }: { readonly names: readonly string[]; readonly effects: readonly number[] }, name: string) =>
  effects[names.indexOf(name)] ?? 0; // biome-ignore format: one thought
const between = (low: number, high: number, value: number) => Math.round(Math.min(high, Math.max(low, value)));
const code = (draw: Draw) => codes[draw.weighted(codeWeights)]?.[0] ?? "";

/** A stay as training has them. Only exact arithmetic: the same seed gives the same stays everywhere. */
export function stay(draw: Draw): Stay {
  const decade = between(0, 9, draw.bell(6.1, 1.6));
  const cid_1 = code(draw);
  const isNoted = draw.chance(isCirculatory(cid_1) ? 0.27 : 0.02);
  const especialidade = one(draw, specialties);
  const dias_internacao = between(1, 14, draw.bell(4.4, 3));
  const n_exames = between(1, 132, draw.bell(38 + dias_internacao, 18));
  const n_medicamentos = between(1, 81, draw.bell(11 + dias_internacao, 7));
  const n_emergencias = visits(draw);
  const [hba1c, glicose_max, insulina, alta_para] = [one(draw, haemoglobins), one(draw, glucoses), one(draw, doses), one(draw, destinations)]; // biome-ignore format: one thought
  const [cid_2, cid_3] = [draw.chance(0.02) ? "?" : code(draw), draw.chance(0.08) ? "?" : code(draw)];
  const risk =
    0.55 * Math.min(n_emergencias, 4) + 0.09 * (dias_internacao - 4.4) + 0.12 * (decade - 6) + 0.02 * (n_medicamentos - 15) +
    effect(doses, insulina) + effect(destinations, alta_para) + effect(haemoglobins, hba1c) + (isCirculatory(cid_1) ? 0.2 : 0) +
    draw.bell(0, 1.45); // biome-ignore format: one sum
  const isSoon = draw.chance(0.16 + 0.08 * Math.min(n_emergencias, 4));
  return {
    faixa_etaria: `[${decade * 10}-${decade * 10 + 10})`,
    especialidade: isNoted ? especialidade : "?",
    dias_internacao,
    n_exames,
    n_medicamentos,
    n_emergencias,
    hba1c,
    glicose_max,
    insulina,
    bomba_insulina: "não",
    alta_para,
    cid_1,
    cid_2,
    cid_3,
    readmissao: risk < 0.75 ? "NAO" : isSoon ? "<30" : ">30",
  };
}

/** Most were in no emergency room, and a few in many. */
function visits(draw: Draw): number {
  let n = 0;
  while (n < 42 && draw.chance(n === 0 ? 0.25 : 0.45)) n++;
  return n;
}
