import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readmissao } from "./generate.ts";
import { colunasInternacao } from "./record.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const small = { nTreino: 60, nServico: 40 };

describe("readmissao", () => {
  test("makes the same rows from the same seed, and others from another", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(readmissao({ ...small, seed })).toEqual(readmissao({ ...small, seed }));
        expect(readmissao({ ...small, seed })).not.toEqual(readmissao({ ...small, seed: seed + 1 }));
      }),
      { numRuns: 30 },
    );
  });

  test("one part does not depend on how long the other is", () => {
    const { treino, servico } = readmissao({ ...small, seed: 3 });
    expect(readmissao({ ...small, seed: 3, nServico: 0 }).treino).toEqual(treino);
    expect(readmissao({ ...small, seed: 3, nTreino: 0 }).servico).toEqual(servico);
    expect(readmissao({ ...small, seed: 3, nTreino: 30 }).treino).toEqual(treino.slice(0, 30));
  });

  test.each([0, 1, 500])("makes exactly %i rows of each, within the ranges that the columns promise", (n) => {
    const { treino, servico } = readmissao({ seed: 11, nTreino: n, nServico: n });
    expect([treino.length, servico.length]).toEqual([n, n]);
    for (const row of treino) {
      expect(Object.keys(row).toSorted()).toEqual([...colunasInternacao].toSorted());
      const ranges = [
        [row.dias_internacao, 1, 14],
        [row.n_exames, 1, 132],
        [row.n_medicamentos, 1, 81],
        [row.n_emergencias, 0, 42],
      ] as const;
      for (const [value, low, high] of ranges) expect(Number.isInteger(value) && value >= low && value <= high).toBe(true); // biome-ignore format: one thought
      expect(row.faixa_etaria).toMatch(/^\[\d+-\d+\)$/);
      expect(row.bomba_insulina).toBe("não");
    }
    for (const row of servico) expect(row).not.toHaveProperty("readmissao");
  });

  test.each([{ seed: 1.5 }, { nTreino: -1 }, { nServico: Number.NaN }])("refuses %j", (options) => {
    expect(() => readmissao(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});
