import { checkOptions, oneOf } from "../../base/options.ts";
import { StudentError } from "../../errors.ts";
import { type Column, columnOf, isMissing, lengthOf, takeFrom, valueAt } from "./column.ts";
import { type Columns, columnNamed, rowCount } from "./columns.ts";

export interface MergeOptions {
  /** The columns whose values must be equal, in both tables. */
  readonly on: string | readonly string[];
  /** `"inner"` (the default): rows with a partner; `"left"`, `"right"`: all rows of one; `"outer"`: all rows of both. */
  readonly how?: "inner" | "left" | "right" | "outer";
  /** What tells apart other columns of equal name. `["_x", "_y"]` by default. */
  readonly suffixes?: readonly [left: string, right: string];
}

/** Pandas' merge: order of the left table's rows (of the right's, with `how: "right"`); what has no partner of the right comes last. */
export function mergeColumns(
  left: Columns,
  right: Columns,
  { on, how = "inner", suffixes = ["_x", "_y"] }: MergeOptions,
): Columns {
  const where = "Table.merge";
  checkOptions(where, { how }, { how: oneOf("inner", "left", "right", "outer") });
  const names = typeof on === "string" ? [on] : on;
  if (how === "right") return swapped(left, right, names, suffixes);
  const [nLeft, nRight] = [rowCount(left), rowCount(right)];
  const keysLeft = names.map((name) => columnNamed(left, name, where));
  const keysRight = names.map((name) => columnNamed(right, name, where));
  for (const [k, key] of keysLeft.entries()) {
    const other = keysRight[k]?.type ?? key.type;
    if (key.type !== other && nLeft > 0 && nRight > 0) throw otherType(where, names[k] ?? "", key.type, other);
  }
  const places = new Map<string, number[]>();
  for (let i = 0; i < nRight; i++) {
    const key = keyOf(keysRight, i);
    const rows = places.get(key);
    if (rows) rows.push(i);
    else places.set(key, [i]);
  }
  const [fromLeft, fromRight]: [number[], number[]] = [[], []];
  const matched = new Set<number>();
  for (let i = 0; i < nLeft; i++) {
    const partners = places.get(keyOf(keysLeft, i)) ?? [];
    for (const partner of partners) {
      fromLeft.push(i);
      fromRight.push(partner);
      matched.add(partner);
    }
    if (partners.length === 0 && how !== "inner") {
      fromLeft.push(i);
      fromRight.push(-1);
    }
  }
  if (how === "outer") {
    for (let i = 0; i < nRight; i++) {
      if (matched.has(i)) continue;
      fromLeft.push(-1);
      fromRight.push(i);
    }
  }
  const out = new Map<string, Column>();
  for (const [name, column] of left) {
    const isKey = names.includes(name);
    const taken = takeFrom(column, fromLeft);
    const isShared = !isKey && right.has(name);
    out.set(
      isShared ? name + suffixes[0] : name,
      isKey ? filled(taken, takeFrom(columnNamed(right, name, where), fromRight)) : taken,
    );
  }
  for (const [name, column] of right) {
    if (names.includes(name)) continue;
    const isShared = left.has(name);
    out.set(isShared ? name + suffixes[1] : name, takeFrom(column, fromRight));
  }
  return out;
}

/** As the left table's way, the other way round; the columns stay left first. */
function swapped(left: Columns, right: Columns, on: readonly string[], suffixes: readonly [string, string]): Columns {
  const turned = mergeColumns(right, left, { on, how: "left", suffixes: [suffixes[1], suffixes[0]] });
  const named = (name: string, suffix: string) =>
    !on.includes(name) && left.has(name) && right.has(name) ? name + suffix : name;
  const order = [
    ...[...left.keys()].map((name) => named(name, suffixes[0])),
    ...[...right.keys()].filter((name) => !on.includes(name)).map((name) => named(name, suffixes[1])),
  ];
  return new Map(order.map((name) => [name, columnNamed(turned, name, "Table.merge")]));
}

/** Missing keys are equal to each other, as in pandas. */
const keyOf = (keys: readonly Column[], i: number): string =>
  keys
    .map((key) =>
      isMissing(key, i) ? "∅" : key.type === "number" ? `${key.values[i]}` : JSON.stringify(valueAt(key, i)),
    )
    .join("\u0000");

/** A key that only the right table has. */
function filled(left: Column, right: Column): Column {
  if (!Array.from({ length: lengthOf(left) }, (_, i) => i).some((i) => isMissing(left, i) && !isMissing(right, i))) {
    return left;
  }
  return columnOf(
    "Table.merge",
    Array.from({ length: lengthOf(left) }, (_, i) => (isMissing(left, i) ? valueAt(right, i) : valueAt(left, i))),
  );
}

function otherType(where: string, name: string, left: string, right: string): StudentError {
  return new StudentError({
    code: "other-type",
    where: `${where}, on: ${name}`,
    expected: { "pt-BR": "o mesmo tipo nas duas tabelas", en: "the same type in both tables" },
    received: { "pt-BR": `${left} e ${right}`, en: `${left} and ${right}` },
    remedy: {
      "pt-BR": `Converta antes: table.assign({${name}: (row) => String(row.${name})}).`,
      en: `Convert before: table.assign({${name}: (row) => String(row.${name})}).`,
    },
  });
}
