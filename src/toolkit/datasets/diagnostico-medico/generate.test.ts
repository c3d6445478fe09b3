import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnosticoMedico } from "./generate.ts";
import { lexicon } from "./lexicon.ts";
import { colunas, diagnosticos } from "./record.ts";
import { splitByPatient } from "./split.ts";

const seeds = fc.integer({ min: 0, max: 0xffffffff });

describe("diagnosticoMedico", () => {
  test("makes the same records from the same seed, and others from another", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const options = { seed, nConsultas: 60, nMesNovo: 20 };
        expect(diagnosticoMedico(options)).toEqual(diagnosticoMedico(options));
        expect(diagnosticoMedico(options)).not.toEqual(diagnosticoMedico({ ...options, seed: seed + 1 }));
      }),
      { numRuns: 30 },
    );
  });

  test("the visits of the year do not depend on how long the new month is", () => {
    const { consultas } = diagnosticoMedico({ seed: 3, nConsultas: 200, nMesNovo: 0 });
    expect(diagnosticoMedico({ seed: 3, nConsultas: 200, nMesNovo: 50 }).consultas).toEqual(consultas);
  });

  test.each([0, 1, 40, 120, 200, 5400])("makes exactly %i visits, well formed", (nConsultas) => {
    const { consultas, mesNovo, verdade } = diagnosticoMedico({ seed: 11, nConsultas, nMesNovo: 30 });
    const rows = [...consultas, ...mesNovo];
    expect([consultas.length, mesNovo.length]).toEqual([nConsultas, 30]);
    expect(rows.map(({ id_consulta }) => id_consulta)).toEqual(rows.map((_, i) => i + 1));
    expect([...verdade.consultas, ...verdade.mesNovo].map(({ id_consulta }) => id_consulta)).toEqual(
      rows.map(({ id_consulta }) => id_consulta),
    );
    expect(rows.map(({ data_consulta }) => data_consulta)).toEqual(rows.map((row) => row.data_consulta).toSorted());
    for (const row of rows) {
      expect(Object.keys(row)).toEqual([...colunas]);
      expect(diagnosticos).toContain(row.diagnostico);
      expect(row.data_consulta).toMatch(row.id_consulta > nConsultas ? /^2026-01-\d\d$/ : /^2025-\d\d-\d\d$/);
      expect(row.idade >= 0 && row.idade <= 95 && Number.isInteger(row.idade)).toBe(true);
      expect(row.freq_cardiaca >= 48 && row.freq_cardiaca <= 170).toBe(true);
      expect(row.saturacao_o2 === null || (row.saturacao_o2 >= 82 && row.saturacao_o2 <= 100)).toBe(true);
      expect(row.sintomas_texto.endsWith(".")).toBe(true);
    }
  });

  test("a person keeps age, sex, state and smoking from visit to visit", () => {
    const { consultas, mesNovo } = diagnosticoMedico({ seed: 5 });
    const people = new Map<number, string>();
    for (const { id_paciente, idade, sexo, uf, tabagista } of [...consultas, ...mesNovo]) {
      const person = JSON.stringify([idade, sexo, uf, tabagista]);
      expect(people.get(id_paciente) ?? person).toBe(person);
      people.set(id_paciente, person);
    }
  });

  test("what a record says of the fever agrees with the thermometer", () => {
    const { consultas, verdade } = diagnosticoMedico({ seed: 5 });
    const degrees = consultas.flatMap(({ sintomas_texto }, i) => {
      const said = /febre de (3\d)/.exec(sintomas_texto)?.[1];
      return said ? [[Number(said), Math.floor(verdade.consultas[i]?.temperatura_c ?? 0)]] : [];
    });
    expect(degrees.length).toBeGreaterThan(100);
    expect(degrees.filter(([said, measured]) => said !== measured)).toEqual([]);
  });

  test("the lexicon holds every word that was not mistyped, with and without accents", () => {
    expect(lexicon.get("cabeça")).toBe(false);
    expect(lexicon.get("cabeca")).toBe(true);
    expect(lexicon.has("cabçea")).toBe(false);
  });

  test.each([{ seed: 1.5 }, { nConsultas: -1 }, { nMesNovo: Number.NaN }])("refuses %j", (options) => {
    expect(() => diagnosticoMedico(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});

describe("splitByPatient", () => {
  test("gives 1,600 and 800 visits, in order of date, and the new month as it was", () => {
    for (const seed of [0, 1, 2, 7, 100, 103, 108]) {
      const data = diagnosticoMedico({ seed });
      const { treino, validacao, mesNovo } = splitByPatient(data);
      expect([treino.length, validacao.length]).toEqual([1600, 800]);
      expect(mesNovo).toEqual(data.mesNovo);
      expect(treino.map(({ id_consulta }) => id_consulta)).toEqual(
        treino.map(({ id_consulta }) => id_consulta).toSorted((a, b) => a - b),
      );
    }
  });

  test("never puts a patient on both sides, and loses no visit", () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 0, max: 150 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (seed, n, part) => {
          const data = diagnosticoMedico({ seed, nConsultas: n, nMesNovo: 0 });
          const nTreino = Math.round(part * n);
          const { treino, validacao } = splitByPatient(data, { nTreino, seed });
          const training = new Set(treino.map(({ id_paciente }) => id_paciente));
          expect(validacao.filter(({ id_paciente }) => training.has(id_paciente))).toEqual([]);
          expect(treino.length).toBeLessThanOrEqual(nTreino);
          const ids = [...treino, ...validacao].map(({ id_consulta }) => id_consulta).toSorted((a, b) => a - b);
          expect(ids).toEqual(data.consultas.map(({ id_consulta }) => id_consulta));
        },
      ),
    );
  });
});
