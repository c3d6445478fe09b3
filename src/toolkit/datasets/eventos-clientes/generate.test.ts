import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventosClientes } from "./generate.ts";
import { colunasEventos } from "./record.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const moment = /^202\d-\d\d-\d\dT\d\d:\d\d:00$/;

describe("eventosClientes", () => {
  test("makes the same rows from the same seed, and others from another", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(eventosClientes({ nClientes: 12, seed })).toEqual(eventosClientes({ nClientes: 12, seed }));
        expect(eventosClientes({ nClientes: 12, seed })).not.toEqual(
          eventosClientes({ nClientes: 12, seed: seed + 1 }),
        );
      }),
      { numRuns: 30 },
    );
  });

  test.each([0, 1, 7, 500])(
    "%i customers have eight rows in each source, written in their order, after they happened",
    (n) => {
      const data = eventosClientes({ seed: 11, nClientes: n });
      for (const source of ["saldos", "compras", "scores"] as const) {
        const rows = data[source];
        expect(rows).toHaveLength(8 * n);
        for (const row of rows) {
          expect(Object.keys(row)).toEqual(colunasEventos[source]);
          expect(row.event_timestamp).toMatch(moment);
          expect(row.event_timestamp < row.created_timestamp).toBe(true);
        }
        const written = rows.map((row) => row.created_timestamp);
        expect(written).toEqual(written.toSorted());
      }
      expect(data.verdade.saida.size).toBe(n);
    },
  );

  test("who left is not asked again, and left within 30 days of the moment that says so", () => {
    const { entidades, verdade } = eventosClientes({ seed: 5 });
    for (const { cliente_id, event_timestamp, churn } of entidades) {
      const left = verdade.saida.get(cliente_id) ?? null;
      const days = left === null ? Number.POSITIVE_INFINITY : (Date.parse(left) - Date.parse(event_timestamp)) / 86_400_000; // biome-ignore format: one thought
      expect(churn).toBe(days > 0 && days <= 30);
    }
  });

  test("values stay in their ranges", () => {
    const { compras, scores } = eventosClientes({ seed: 5 });
    expect(compras.every(({ n_compras_7d }) => Number.isInteger(n_compras_7d) && n_compras_7d >= 0)).toBe(true);
    expect(scores.every(({ score_risco }) => score_risco >= 0 && score_risco < 1)).toBe(true);
  });

  test.each([{ seed: 1.5 }, { nClientes: -1 }])("refuses %j", (options) => {
    expect(() => eventosClientes(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});
