import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comentariosSpam } from "./generate.ts";
import { colunasComentario } from "./record.ts";

describe("comentariosSpam", () => {
  test("makes the same comments from the same seed, and others from another", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffffff }), (seed) => {
        const options = { seed, nComentarios: 60 };
        expect(comentariosSpam(options)).toEqual(comentariosSpam(options));
        expect(comentariosSpam(options)).not.toEqual(comentariosSpam({ ...options, seed: seed + 1 }));
      }),
      { numRuns: 30 },
    );
  });

  test.each([0, 1, 500])("makes exactly %i comments, well formed and in order of time", (nComentarios) => {
    const { comentarios, verdade } = comentariosSpam({ seed: 3, nComentarios });
    expect(comentarios.map(({ comentario_id }) => comentario_id)).toEqual(comentarios.map((_, i) => i + 1));
    expect(verdade.map(({ comentario_id }) => comentario_id)).toEqual(comentarios.map((_, i) => i + 1));
    expect(comentarios.length).toBe(nComentarios);
    const times = comentarios.map(({ publicado_em }) => publicado_em);
    expect(times).toEqual(times.toSorted());
    for (const row of comentarios) {
      expect(Object.keys(row)).toEqual([...colunasComentario]);
      expect(row.publicado_em).toMatch(/^2025-\d\d-\d\dT\d\d:\d\d$/);
      expect(row.texto.trim()).toBe(row.texto);
      expect(row.texto.length).toBeGreaterThan(3);
      expect(row.curtidas >= 0 && Number.isInteger(row.curtidas)).toBe(true);
    }
  });

  test("no address leads anywhere: all end in .example", () => {
    for (const { texto } of comentariosSpam().comentarios) {
      for (const [address] of texto.matchAll(/https?:\/\/\S+/g)) {
        expect(address).toMatch(/^http:\/\/[a-z-]+\.example\/\d{3}$/);
      }
    }
  });

  test.each([{ seed: 1.5 }, { nComentarios: -1 }, { nComentarios: Number.NaN }])("refuses %j", (options) => {
    expect(() => comentariosSpam(options)).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});
