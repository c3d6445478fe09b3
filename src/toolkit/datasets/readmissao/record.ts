/** A stay in hospital, label included: a row of training. Where nothing was noted there is the text `?`. */
export interface RegistroInternacao {
  readonly internacao_id: number;
  /** The same patient may come back. */
  readonly paciente_id: number;
  /** Ten years, written `[60-70)`. */
  readonly faixa_etaria: string;
  /** Of the doctor who admitted; `?` in nine of ten. */
  readonly especialidade: string;
  /** Days in hospital, 1 to 14. */
  readonly dias_internacao: number;
  /** Laboratory exams of the stay, 1 to 132. */
  readonly n_exames: number;
  /** Medicines of the stay, 1 to 81. */
  readonly n_medicamentos: number;
  /** Visits to emergency rooms in the year before, 0 to 42. */
  readonly n_emergencias: number;
  /** Glycated haemoglobin: `normal`, `>7`, `>8`, or `?` where it was not measured. */
  readonly hba1c: string;
  /** Highest glucose: `normal`, `>200`, `>300`, or `?` where it was not measured. */
  readonly glicose_max: string;
  /** Dose at discharge, against that at admission. */
  readonly insulina: string;
  /** The same in every row. */
  readonly bomba_insulina: string;
  /** Where the patient went. */
  readonly alta_para: string;
  /** ICD-10 of the stay, then of two more illnesses; of those, `?` where there is none. */
  readonly cid_1: string;
  readonly cid_2: string;
  readonly cid_3: string;
  /** Did the patient come back, and within 30 days? */
  readonly readmissao: "NAO" | "<30" | ">30";
}

/** A row of serving: nobody knows yet who comes back. */
export type RegistroAlta = Omit<RegistroInternacao, "readmissao">;

/** The columns, in the order of the CSV. */
export const colunasInternacao = [
  "internacao_id",
  "paciente_id",
  "faixa_etaria",
  "especialidade",
  "dias_internacao",
  "n_exames",
  "n_medicamentos",
  "n_emergencias",
  "hba1c",
  "glicose_max",
  "insulina",
  "bomba_insulina",
  "alta_para",
  "cid_1",
  "cid_2",
  "cid_3",
  "readmissao",
] as const satisfies readonly (keyof RegistroInternacao)[];
