import { inWords, StudentError } from "../../errors.ts";
import { Draw } from "../draw.ts";
import { type Customer, customer } from "./customers.ts";
import { type Event, eventsOf, type Source } from "./events.ts";
import type { RegistroCompras, RegistroEntidade, RegistroSaldo, RegistroScore } from "./record.ts";

/** What `eventosClientes` gives: three sources, in the order in which they were written, and whom to predict. */
export interface EventosClientes {
  readonly saldos: RegistroSaldo[];
  readonly compras: RegistroCompras[];
  readonly scores: RegistroScore[];
  /** In order of moment. */
  readonly entidades: RegistroEntidade[];
  /** By customer, when they left; null for those who did not. */
  readonly verdade: { readonly saida: ReadonlyMap<number, string | null> };
}

const cents = (value: number) => Math.round(value * 100) / 100;

const saldos: Source = {
  value: ({ risk }, draw) => cents(2400 - 1500 * risk + draw.bell(0, 450)),
  valueAfter: (draw) => cents(50 * draw.unit()),
  mistake: (value) => cents(value * 100),
  hasGaps: false,
  isBackfilled: false,
};
const compras: Source = {
  value: ({ risk }, draw) => Math.max(0, Math.round(7 - 4 * risk + draw.bell(0, 1.8))),
  valueAfter: () => 0,
  mistake: (value) => value + 20,
  hasGaps: true,
  isBackfilled: false,
};
const scores: Source = {
  value: ({ risk }, draw) => cents(Math.min(0.84, Math.max(0.02, 0.2 + 0.4 * risk + draw.bell(0, 0.12)))),
  valueAfter: (draw) => cents(0.85 + 0.14 * draw.unit()),
  mistake: () => 0,
  hasGaps: false,
  isBackfilled: true,
};

/**
 * Synthetic sources of a feature store: what was known of a bank's customers, and when it came to be known. Nobody in them is
 * real. The same options always give the same rows, in every browser.
 *
 * Planted: one row in ten written 2 to 15 days late; corrections, with the moment of the row that they correct; no purchases
 * for 45 days before the first prediction of one customer in eight; and the future, twice over. Whoever asks for the
 * latest score gets one from after the customer left; and for six in ten of those who left, a score was written after
 * it with a moment before the prediction, which only `created_timestamp` gives away.
 * The data set's README gives the measured size of each.
 * @param options.seed - integer; 7 is the published CSV
 * @param options.nClientes - customers, 500 by default: eight rows each in each source; three of five are predicted twice, if they stay
 * @throws StudentError `bad-option` if an option is not a whole number, or there are fewer than 0 customers
 * @example const {saldos, compras, scores, entidades} = eventosClientes({seed: 7});
 */
export function eventosClientes({ seed = 7, nClientes = 500 } = {}): EventosClientes {
  checkWhole({ seed }, Number.NEGATIVE_INFINITY);
  checkWhole({ nClientes }, 0);
  const draw = new Draw(seed, 0);
  const customers = Array.from({ length: nClientes }, (_, i) => customer(1001 + i, i % 5 < 4, draw));
  const eventsIn = (source: Source, stream: number) => inOrder(customers, source, new Draw(seed, stream));
  return {
    saldos: eventsIn(saldos, 1).map((event) => ({ ...momentsOf(event), saldo: event.value })),
    compras: eventsIn(compras, 2).map((event) => ({ ...momentsOf(event), n_compras_7d: event.value })),
    scores: eventsIn(scores, 3).map((event) => ({ ...momentsOf(event), score_risco: event.value })),
    entidades: customers
      .flatMap(({ id, observed }) => observed.map(({ minute, churn }) => ({ id, minute, churn })))
      .sort((a, b) => a.minute - b.minute || a.id - b.id)
      .map(({ id, minute, churn }) => ({ cliente_id: id, event_timestamp: textOf(minute), churn })),
    verdade: {
      saida: new Map(
        customers.map(({ id, leftMinute }) => [id, Number.isFinite(leftMinute) ? textOf(leftMinute) : null]),
      ),
    },
  };
}

/** As a log is: in the order of writing. */
const inOrder = (customers: readonly Customer[], source: Source, draw: Draw): Event[] =>
  customers
    .flatMap((each) => eventsOf(each, source, draw))
    .sort((a, b) => a.writtenMinute - b.writtenMinute || a.id - b.id || a.minute - b.minute);

const momentsOf = ({ id, minute, writtenMinute }: Event) => ({
  cliente_id: id,
  event_timestamp: textOf(minute),
  created_timestamp: textOf(writtenMinute),
});

const startMs = Date.UTC(2025, 6, 1);
const textOf = (minute: number): string => new Date(startMs + minute * 60_000).toISOString().slice(0, 19);

function checkWhole(options: Readonly<Record<string, number>>, least: number): void {
  for (const [name, value] of Object.entries(options)) {
    if (Number.isInteger(value) && value >= least) continue;
    throw new StudentError({
      code: "bad-option",
      where: `eventosClientes, ${name}`,
      expected: { "pt-BR": "um número inteiro", en: "a whole number" },
      received: inWords(value),
      remedy: {
        "pt-BR": "Por exemplo, eventosClientes({seed: 7, nClientes: 500}).",
        en: "For instance, eventosClientes({seed: 7, nClientes: 500}).",
      },
    });
  }
}
