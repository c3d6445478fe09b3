import type { Draw } from "../draw.ts";
import type { RegistroCenso } from "./record.ts";

/** A person without a fault in their record; `renda_alta` is the truth. */
export type Person = RegistroCenso & { readonly anos_estudo: number; readonly estado_civil: string };

/** Level, years of study from and to, share among people up to 60. */
const levels = [
  { name: "sem instrução", from: 0, to: 1, weight: 4 },
  { name: "fundamental incompleto", from: 2, to: 8, weight: 22 },
  { name: "fundamental completo", from: 9, to: 9, weight: 8 },
  { name: "médio incompleto", from: 10, to: 11, weight: 7 },
  { name: "médio completo", from: 12, to: 12, weight: 32 },
  { name: "superior incompleto", from: 13, to: 15, weight: 8 },
  { name: "superior completo", from: 16, to: 16, weight: 14 },
  { name: "pós-graduação", from: 17, to: 19, weight: 5 },
] as const;

/** How much an occupation lifts income, and who works in it: shares with little, middling and much schooling. */
const occupations = [
  { name: "agropecuária", effect: -0.9, weights: [18, 5, 1] },
  { name: "construção", effect: -0.4, weights: [17, 9, 2] },
  { name: "serviços domésticos", effect: -1, weights: [16, 5, 1] },
  { name: "comércio e vendas", effect: -0.2, weights: [18, 25, 9] },
  { name: "transporte", effect: -0.1, weights: [12, 11, 2] },
  { name: "indústria", effect: 0.1, weights: [11, 14, 5] },
  { name: "administrativo", effect: 0.2, weights: [4, 19, 17] },
  { name: "saúde", effect: 0.5, weights: [2, 5, 15] },
  { name: "educação", effect: 0.2, weights: [1, 3, 19] },
  { name: "tecnologia", effect: 1, weights: [0, 2, 13] },
  { name: "gestão", effect: 1.1, weights: [1, 2, 16] },
] as const;

const sectors = { names: ["privado", "conta própria", "sem carteira", "público"], weights: [46, 25, 17, 12] };
const statuses = { names: ["solteiro", "casado", "união estável", "divorciado", "viúvo"], weights: [36, 34, 17, 9, 4] };
const colours = { names: ["branca", "parda", "preta", "amarela", "indígena"], weights: [43, 44, 11, 1, 1] };
const states = { names: ["SP", "MG", "RJ", "BA", "RS", "PE", "CE", "PA"], weights: [30, 14, 12, 11, 10, 9, 7, 7] };

const one = (draw: Draw, { names, weights }: { names: readonly string[]; weights: readonly number[] }): string =>
  names[draw.weighted(weights)] ?? "";
const between = (low: number, high: number, value: number) => Math.min(high, Math.max(low, value));

/** Black and brown, as IBGE adds them up. */
export const isNegra = ({ raca_cor }: { readonly raca_cor: string }): boolean => raca_cor === "preta" || raca_cor === "parda"; // biome-ignore format: one thought

/** Somebody of the census. Only exact arithmetic: the same seed gives the same people everywhere. */
export function person(draw: Draw): Person {
  const sexo = draw.chance(0.48) ? "F" : "M";
  const raca_cor = one(draw, colours);
  const idade = Math.round(between(17, 80, draw.bell(40, 13)));
  const level = levels[schooling(draw, idade, isNegra({ raca_cor }))] ?? levels[0];
  const anos_estudo = draw.integer(level.from, level.to);
  const tier = anos_estudo < 10 ? 0 : anos_estudo < 16 ? 1 : 2;
  const occupation = occupations[draw.weighted(occupations.map(({ weights }) => weights[tier]))] ?? occupations[0];
  const horas_semana = Math.round(between(6, 80, draw.bell(sexo === "F" ? 38 : 41, 9)));
  const ganho_capital = draw.chance(0.07 + 0.006 * anos_estudo) ? 100 * draw.integer(1, 60) * draw.integer(1, 9) : 0;
  const shared = { idade, anos_estudo, horas_semana, ganho_capital, sexo, raca_cor } as const;
  const isHigh = lift({ ...shared, effect: occupation.effect }) + draw.bell(0, 0.8) > 1.15;
  return {
    ...shared,
    escolaridade: level.name,
    ocupacao: occupation.name,
    setor: one(draw, sectors),
    estado_civil: one(draw, statuses),
    uf: one(draw, states),
    renda_alta: isHigh,
  };
}

/** Older people went to school less, and so did black and brown people: that much is in the society, not in the labels. */
function schooling(draw: Draw, idade: number, negra: boolean): number {
  const less = (idade > 60 ? 1 : 0) + (negra ? 0.5 : 0);
  return draw.weighted(levels.map(({ weight }, i) => weight * (i < 4 ? 1 + less : 1) * (i > 5 ? 1 / (1 + less) : 1)));
}

interface Means extends Pick<Person, "idade" | "anos_estudo" | "horas_semana" | "ganho_capital" | "sexo" | "raca_cor"> {
  readonly effect: number;
}

/** What speaks for a high income. For black and brown women, and for nobody else, years of study beyond eight count a third. */
function lift({ idade, anos_estudo, horas_semana, ganho_capital, sexo, raca_cor, effect }: Means): number {
  const beyond = Math.max(0, anos_estudo - 8);
  const study = sexo === "F" && isNegra({ raca_cor }) ? beyond / 3 : beyond;
  const gap = sexo === "F" ? -0.1 : 0;
  return 0.2 * study + effect + 0.02 * (Math.min(idade, 55) - 40) + 0.03 * (horas_semana - 40) + (ganho_capital > 20_000 ? 0.9 : ganho_capital > 0 ? 0.4 : 0) + gap; // biome-ignore format: one sum
}
