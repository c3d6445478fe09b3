import { Table } from "../../../src/toolkit/data/index.ts";
import type { BenchData } from "../toolkit-task.ts";

export function setup({ loja, preco, categoria }: BenchData): Table {
  return Table.fromColumns({
    loja: loja as Float64Array,
    preco: preco as Float64Array,
    categoria: categoria as readonly string[],
  });
}

export function run(table: Table): number {
  const byShop = table.groupby("loja").agg({ soma: ["preco", "sum"], media: ["preco", "mean"] });
  const byCategory = table.groupby("categoria").agg({ soma: ["preco", "sum"] });
  const medians = table.groupby("categoria").agg({ mediana: ["preco", "median"] });
  const total = (result: Table, name: string) =>
    (result.column(name) as Float64Array).reduce((sum, value) => sum + value, 0);
  return total(byShop, "soma") + total(byShop, "media") + total(byCategory, "soma") + total(medians, "mediana");
}
