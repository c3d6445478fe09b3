/** What every row of the three sources says. Moments are UTC: `2025-07-01T12:30:00`. */
interface Registro {
  readonly cliente_id: number;
  /** When the value came to hold. */
  readonly event_timestamp: string;
  /** When the row was written: later, sometimes by days. */
  readonly created_timestamp: string;
}

export interface RegistroSaldo extends Registro {
  /** R$ on the account. */
  readonly saldo: number;
}

export interface RegistroCompras extends Registro {
  /** Purchases of the last seven days. */
  readonly n_compras_7d: number;
}

export interface RegistroScore extends Registro {
  /** From 0 to 1, by a model of another team. */
  readonly score_risco: number;
}

/** Whom to predict, when, and what came of it. */
export interface RegistroEntidade {
  readonly cliente_id: number;
  /** The moment of the prediction. */
  readonly event_timestamp: string;
  /** Did the customer leave in the 30 days after it? */
  readonly churn: boolean;
}

const moments = ["cliente_id", "event_timestamp", "created_timestamp"] as const;

/** The columns of each table, in the order of the CSV. */
export const colunasEventos = {
  saldos: [...moments, "saldo"],
  compras: [...moments, "n_compras_7d"],
  scores: [...moments, "score_risco"],
  entidades: ["cliente_id", "event_timestamp", "churn"],
} as const;
