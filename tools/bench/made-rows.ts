import { mulberry32 } from "../../src/toolkit/random/index.ts";

/** A million sales as columns, from a seed: two keys, a category, and numbers of different widths. */
export function madeRows(n: number) {
  const random = mulberry32(11);
  const whole = (most: number) => Math.floor(random() * most);
  const states = Array.from({ length: 50 }, (_, i) => `categoria ${i.toString(36)}`);
  return Array.from({ length: n }, (_, i) => ({
    id: i,
    loja: whole(1000),
    categoria: states[whole(50)] ?? "",
    preco: Math.round(random() * 100_000) / 100,
    quantidade: whole(20),
    desconto: Math.round(random() * 1e6) / 1e6,
    cidade: `cidade ${whole(5000)}`,
  }));
}
