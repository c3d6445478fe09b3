/** A person as the census noted them down, label included: a row of training or evaluation. */
export interface RegistroCenso {
  /** Years. */
  readonly idade: number;
  /** The highest level begun or ended; one of eight. */
  readonly escolaridade: string;
  /** Years of study; in serving a few are texts, `12 anos`. */
  readonly anos_estudo: number | string;
  readonly ocupacao: string;
  readonly setor: string;
  /** Hours of work a week; in evaluation a few are −8 or 999. */
  readonly horas_semana: number;
  /** `null` where it was not noted. */
  readonly estado_civil: string | null;
  /** As IBGE asks it. */
  readonly raca_cor: string;
  readonly sexo: "F" | "M";
  /** Brazilian state. */
  readonly uf: string;
  /** R$ of the last year; NaN where the calculation failed. */
  readonly ganho_capital: number;
  /** As noted: see `verdade` for what was so. */
  readonly renda_alta: boolean;
}

/** A row of serving: nobody knows the income yet. */
export type RegistroServico = Omit<RegistroCenso, "renda_alta">;

/** A row of evaluation in a batch, which may lack the column `estado_civil`. */
export type RegistroLote = Omit<RegistroCenso, "estado_civil"> & Partial<Pick<RegistroCenso, "estado_civil">>;

/** The columns, in the order of the CSV. */
export const colunasCenso = [
  "idade",
  "escolaridade",
  "anos_estudo",
  "ocupacao",
  "setor",
  "horas_semana",
  "estado_civil",
  "raca_cor",
  "sexo",
  "uf",
  "ganho_capital",
  "renda_alta",
] as const satisfies readonly (keyof RegistroCenso)[];
