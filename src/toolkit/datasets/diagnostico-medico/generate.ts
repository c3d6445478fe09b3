import { inWords, StudentError } from "../../errors.ts";
import { Draw } from "../draw.ts";
import { illnesses } from "./illnesses.ts";
import { noteSaturation, noteTemperature, vitals } from "./measure.ts";
import type { Symptom } from "./phrases.ts";
import { type Consulta, type Consultas, type Diagnostico, diagnosticos, type Verdade } from "./record.ts";
import { type Complaint, complain, write } from "./text.ts";
import { newMonthOfVisits, type Visit, yearOfVisits } from "./visits.ts";

/** What `diagnosticoMedico` gives. */
export interface DiagnosticoMedico {
  /** Visits of 2025, in order of date, `id_consulta` from 1. */
  readonly consultas: Consulta[];
  /** Visits of January 2026, in order of date; the numbers of `id_consulta` go on. */
  readonly mesNovo: Consulta[];
  /** What was really so, row by row, for measuring how well a fault was found. */
  readonly verdade: { readonly consultas: Verdade[]; readonly mesNovo: Verdade[] };
}

/**
 * Synthetic triage records of emergency clinics: nobody in them is real, and nothing here can diagnose anyone.
 * The same options always give the same records, in every browser; `consultas` does not depend on `nMesNovo`.
 *
 * Planted: infarto in 2 % of visits; 4 % of dengue and gripe noted as each other; temperature missing at random (6 %),
 * with a decimal comma (2 %), in °F in the clinic of RS; saturation not measured when the patient looks well; return
 * visits that copy the record before; `codigo_exame` filled after the diagnosis, and so empty in the new month; typing
 * errors, lost accents and negation in the text; dengue from February to May; new words in the new month.
 * The data set's README gives the measured size of each.
 * @param options.seed - integer; 7 is the published CSV
 * @param options.nConsultas - number of visits in 2025, 2,400 by default
 * @param options.nMesNovo - number of visits in the new month, 600 by default
 * @throws StudentError if an option is not a whole number, or a number of visits is negative
 * @example const {consultas, mesNovo} = diagnosticoMedico({seed: 7});
 */
export function diagnosticoMedico({ seed = 7, nConsultas = 2400, nMesNovo = 600 } = {}): DiagnosticoMedico {
  checkWhole({ seed }, Number.NEGATIVE_INFINITY);
  checkWhole({ nConsultas, nMesNovo }, 0);
  const year = yearOfVisits(new Draw(seed, 0), nConsultas);
  const newMonth = newMonthOfVisits(new Draw(seed, 1), nMesNovo, year);
  const consultas = record(year, { seed, stream: 2, isNewMonth: false, firstId: 1 });
  const mesNovo = record(newMonth, { seed, stream: 5, isNewMonth: true, firstId: nConsultas + 1 });
  return {
    consultas: consultas.rows,
    mesNovo: mesNovo.rows,
    verdade: { consultas: consultas.truth, mesNovo: mesNovo.truth },
  };
}

function checkWhole(options: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(options)) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new StudentError({
      code: "bad-option",
      where: `diagnosticoMedico, ${name}`,
      expected: { "pt-BR": "um número inteiro", en: "a whole number" },
      received: inWords(value),
      remedy: {
        "pt-BR": "Por exemplo, diagnosticoMedico({seed: 7, nConsultas: 2400, nMesNovo: 600}).",
        en: "For instance, diagnosticoMedico({seed: 7, nConsultas: 2400, nMesNovo: 600}).",
      },
    });
  }
}

interface Recording {
  readonly seed: number;
  /** The first of three: text, vitals, notes. */
  readonly stream: number;
  readonly isNewMonth: boolean;
  readonly firstId: number;
}

/** Notes each visit down, with every fault that the staff and the instruments make. */
function record(visits: readonly Visit[], { seed, stream, isNewMonth, firstId }: Recording): Consultas {
  const textDraw = new Draw(seed, stream);
  const vitalsDraw = new Draw(seed, stream + 1);
  const noteDraw = new Draw(seed, stream + 2);
  const complaints = new Map<Visit, Complaint>();
  const rows: Consulta[] = [];
  const truth: Verdade[] = [];

  for (const [i, visit] of visits.entries()) {
    const { patient, diagnosis, before } = visit;
    const illness = illnesses[diagnosis];
    const earlier = before && complaints.get(before);
    // copied and pasted, typing errors and all: what lets a random split recognise the patient
    const complaint = earlier && textDraw.chance(0.8) ? earlier : complain(textDraw, illness, isNewMonth);
    complaints.set(visit, complaint);
    const measured = vitals(vitalsDraw, illness, complaint.fever);
    const noted = noteDiagnosis(noteDraw, diagnosis);
    const id = firstId + i;
    rows.push({
      id_consulta: id,
      id_paciente: patient.id,
      data_consulta: dateOf(visit.day),
      idade: patient.age,
      sexo: patient.sex,
      uf: patient.clinic.uf,
      temperatura_c: noteTemperature(noteDraw, measured.temperature, patient.clinic.isFahrenheit),
      freq_cardiaca: measured.heartRate,
      saturacao_o2: noteSaturation(noteDraw, measured.saturation),
      tabagista: patient.isSmoker,
      sintomas_texto: write(textDraw, complaint, isNewMonth),
      sintomas: tick(noteDraw, complaint.affirmed),
      codigo_exame: isNewMonth ? null : noteExam(noteDraw, noted),
      diagnostico: noted,
    });
    truth.push({
      id_consulta: id,
      diagnostico: diagnosis,
      temperatura_c: measured.temperature,
      saturacao_o2: measured.saturation,
      sintomas: complaint.affirmed,
      negados: complaint.denied,
      retorno: before !== undefined,
      fahrenheit: patient.clinic.isFahrenheit,
    });
  }
  return { rows, truth };
}

const dateOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

/** Dengue and gripe are confused in 4 % of their records. */
function noteDiagnosis(draw: Draw, diagnosis: Diagnostico): Diagnostico {
  const isConfused = draw.chance(0.04);
  if (isConfused && diagnosis === "dengue") return "gripe";
  if (isConfused && diagnosis === "gripe") return "dengue";
  return diagnosis;
}

/** The exam follows from what was diagnosed: asked for in 85 % of visits, another one in 3 %. */
function noteExam(draw: Draw, diagnosis: Diagnostico): string | null {
  const name = draw.chance(0.03) ? draw.pick(diagnosticos) : diagnosis;
  return draw.chance(0.85) ? illnesses[name].exam : null;
}

/** A box in ten is forgotten. */
const tick = (draw: Draw, affirmed: readonly Symptom[]) => affirmed.filter(() => draw.chance(0.9));
