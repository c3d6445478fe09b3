import type { Symptom } from "./phrases.ts";

/** What a visit can end with: the ten diagnoses of the data. */
export const diagnosticos = [
  "gripe",
  "covid-19",
  "dengue",
  "pneumonia",
  "asma",
  "infarto",
  "enxaqueca",
  "gastroenterite",
  "infeccao_urinaria",
  "dermatite",
] as const;

export type Diagnostico = (typeof diagnosticos)[number];

/** The columns, in the order of the CSV. */
export const colunas = [
  "id_consulta",
  "id_paciente",
  "data_consulta",
  "idade",
  "sexo",
  "uf",
  "temperatura_c",
  "freq_cardiaca",
  "saturacao_o2",
  "tabagista",
  "sintomas_texto",
  "sintomas",
  "codigo_exame",
  "diagnostico",
] as const satisfies readonly (keyof Consulta)[];

/** One visit, dirty as it was noted down: what a CSV reader with typed columns gives. */
export interface Consulta {
  /** 1, 2, 3… in order of date. */
  readonly id_consulta: number;
  /** The same number in every visit of a person. */
  readonly id_paciente: number;
  /** `YYYY-MM-DD`. */
  readonly data_consulta: string;
  /** Years. */
  readonly idade: number;
  readonly sexo: "F" | "M";
  /** Brazilian state of the clinic. */
  readonly uf: string;
  /** °C, with one decimal; °F in one clinic; text where it was written with a comma; `null` where it was not noted. */
  readonly temperatura_c: number | string | null;
  /** Beats per minute. */
  readonly freq_cardiaca: number;
  /** Per cent; `null` where it was not measured. */
  readonly saturacao_o2: number | null;
  readonly tabagista: boolean;
  /** What the triage nurse wrote, in Portuguese. */
  readonly sintomas_texto: string;
  /** Boxes ticked on the form; joined with `|` in the CSV. */
  readonly sintomas: readonly Symptom[];
  /** Exam asked for *after* the diagnosis; `null` where none was. */
  readonly codigo_exame: string | null;
  /** As noted: see `Verdade` for the noise. */
  readonly diagnostico: Diagnostico;
}

/** What really happened in a visit: the key to what was planted in its record. */
export interface Verdade {
  readonly id_consulta: number;
  readonly diagnostico: Diagnostico;
  /** °C. */
  readonly temperatura_c: number;
  /** Per cent. */
  readonly saturacao_o2: number;
  /** Symptoms that the text affirms, and those whose absence it writes. */
  readonly sintomas: readonly Symptom[];
  readonly negados: readonly Symptom[];
  /** A visit for the same illness as the patient's visit before. */
  readonly retorno: boolean;
  /** Noted in a clinic that measures in °F. */
  readonly fahrenheit: boolean;
}

/** Visits and, row by row, the truth behind them. */
export interface Consultas {
  readonly rows: Consulta[];
  readonly truth: Verdade[];
}
