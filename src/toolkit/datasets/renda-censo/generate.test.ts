import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rendaCenso } from "./generate.ts";
import { colunasCenso } from "./record.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });
const small = { nTreino: 60, nAvaliacao: 40, nServico: 40 };

describe("rendaCenso", () => {
  test("makes the same rows from the same seed, and others from another", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        expect(rendaCenso({ ...small, seed })).toEqual(rendaCenso({ ...small, seed }));
        expect(rendaCenso({ ...small, seed })).not.toEqual(rendaCenso({ ...small, seed: seed + 1 }));
      }),
      { numRuns: 30 },
    );
  });

  test("one part does not depend on how long the others are", () => {
    const { treino, avaliacao, servico } = rendaCenso({ ...small, seed: 3 });
    expect(rendaCenso({ ...small, seed: 3, nAvaliacao: 0, nServico: 0 }).treino).toEqual(treino);
    expect(rendaCenso({ ...small, seed: 3, nTreino: 0 })).toMatchObject({ avaliacao, servico });
    expect(rendaCenso({ ...small, seed: 3, nTreino: 30 }).treino).toEqual(treino.slice(0, 30));
  });

  test.each([0, 1, 3, 6, 500])("makes exactly %i rows of each, well formed, and as many truths", (n) => {
    const data = rendaCenso({ seed: 11, nTreino: n, nAvaliacao: n, nServico: n });
    const { treino, avaliacao, servico, lotes, verdade } = data;
    for (const rows of [treino, avaliacao, servico, verdade.treino, verdade.avaliacao, verdade.servico]) expect(rows).toHaveLength(n); // biome-ignore format: one thought
    expect(lotes.flat()).toHaveLength(n);
    for (const row of treino) {
      expect(Object.keys(row).toSorted()).toEqual([...colunasCenso].toSorted());
      expect(row.idade >= 17 && row.idade <= 80 && row.horas_semana >= 6 && row.horas_semana <= 80).toBe(true);
      expect(Number.isInteger(row.anos_estudo) && row.ganho_capital >= 0 && row.estado_civil !== null).toBe(true);
    }
    for (const row of servico) expect(row).not.toHaveProperty("renda_alta");
  });

  test("the batches are the quarters of evaluation; the third lacks the marital status, and no other does", () => {
    const { avaliacao, lotes } = rendaCenso({ seed: 5, ...small });
    expect(lotes.map((lote) => lote.length)).toEqual([10, 10, 10, 10]);
    for (const [i, row] of avaliacao.entries()) {
      const { estado_civil, ...rest } = row;
      const isThird = i >= 20 && i < 30;
      expect(estado_civil === null).toBe(isThird);
      expect(lotes[Math.floor(i / 10)]?.[i % 10]).toEqual(isThird ? rest : row);
    }
  });

  test("the label hides nothing of men, and shows no income that was not there", () => {
    const { treino, verdade } = rendaCenso({ seed: 5 });
    for (const [i, { sexo, renda_alta }] of treino.entries()) {
      if (sexo === "M" || renda_alta) expect(renda_alta).toBe(verdade.treino[i]);
    }
  });

  test.each([{ seed: 1.5 }, { nTreino: -1 }, { nServico: Number.NaN }])("refuses %j", (options) => {
    expect(() => rendaCenso(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});
