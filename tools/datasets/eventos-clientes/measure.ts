import { Table } from "../../../src/toolkit/data/index.ts";
import type { EventosClientes } from "../../../src/toolkit/datasets/index.ts";
import { Entity, FeatureStore, FeatureView, FileSource } from "../../../src/toolkit/feature-store/index.ts";
import { rocAucScore } from "../../../src/toolkit/metrics/index.ts";

/** Sizes of the planted phenomena, each measured in the rows. */
export type EventSizes = ReturnType<typeof eventSizes>;

const dayMs = 86_400_000;
const ms = (moment: string) => Date.parse(`${moment}Z`);

export function eventSizes(data: EventosClientes) {
  const { saldos, compras, entidades, verdade } = data;
  const first = new Map<string, number>();
  const firsts = saldos.filter((row) => {
    const key = `${row.cliente_id} ${row.event_timestamp}`;
    if (first.has(key)) return false;
    first.set(key, row.saldo);
    return true;
  });
  const joined = joinedAt(data, entidades.map(({ event_timestamp }) => event_timestamp)); // biome-ignore format: one thought
  return {
    churn: share(entidades, ({ churn }) => churn),
    late: share(firsts, (row) => ms(row.created_timestamp) - ms(row.event_timestamp) > dayMs),
    corrections: 1 - firsts.length / saldos.length,
    withoutPurchases: share(firstAsked(entidades), (asked) => !compras.some((row) => row.cliente_id === asked.cliente_id && isWithin(row.event_timestamp, asked.event_timestamp, 45))), // biome-ignore format: one thought
    aucLatest: auc(data, joinedAt(data, entidades.map(() => "2026-12-31T00:00:00"))), // biome-ignore format: one thought
    aucPointInTime: auc(data, joined),
    aucAsKnown: auc(data, joinedAt(data, entidades.map(({ event_timestamp }) => event_timestamp), true)), // biome-ignore format: one thought
    left: share([...verdade.saida.values()], (moment) => moment !== null),
  };
}

/** Each row of entities with the score as it was at a moment. */
function joinedAt({ scores, entidades }: EventosClientes, moments: readonly string[], asKnown = false): Float64Array {
  const view = new FeatureView({
    name: "scores",
    entities: [new Entity({ name: "cliente", joinKeys: ["cliente_id"] })],
    schema: [{ name: "score_risco", dtype: "Float64" }],
    source: new FileSource({
      table: Table.fromRows(scores.map((row) => ({ ...row }))),
      createdTimestampColumn: "created_timestamp",
    }),
  });
  const entityTable = Table.fromRows(entidades.map((row, i) => ({ ...row, event_timestamp: moments[i] ?? "" })));
  const store = new FeatureStore({ project: "medidas" }).apply([view]);
  const features = ["scores:score_risco"];
  return Float64Array.from(
    store.getHistoricalFeatures({ entityTable, features, filterByCreatedTimestamp: asKnown }).column("score_risco"),
    Number,
  );
}

/** Of the score alone; where there is none, it says nothing either way. */
const auc = ({ entidades }: EventosClientes, scores: Float64Array): number =>
  rocAucScore(
    entidades.map(({ churn }) => churn),
    scores.map((score) => (Number.isNaN(score) ? 0.4 : score)),
  );

function firstAsked<T extends { readonly cliente_id: number }>(entidades: readonly T[]): T[] {
  const seen = new Set<number>();
  return entidades.filter(({ cliente_id }) => !seen.has(cliente_id) && seen.add(cliente_id));
}

const isWithin = (moment: string, asked: string, days: number): boolean =>
  ms(moment) <= ms(asked) && ms(moment) >= ms(asked) - days * dayMs;

const share = <T>(rows: readonly T[], test: (row: T) => boolean): number => rows.filter(test).length / rows.length;
