import { Column } from "../column.ts";
import { isKind, type Kind } from "../kinds.ts";
import type { Op } from "../op.ts";
import { python } from "./each-item.ts";

/** A column of the table, or a field of the row, as it comes. */
export const inputOp: Op = {
  name: "input",
  takes: [],
  gives: () => "number",
  options: {
    name: { holds: (value) => typeof value === "string", expected: { "pt-BR": "um texto", en: "a text" } },
    kind: { holds: isKind, expected: { "pt-BR": "um tipo de coluna", en: "a kind of column" } },
  },
  learnt: {},
  apply: () => (x) => x,
  python: (_, { name }) => `inputs[${python(name)}]`,
};

/** What an input holds is known by the data, not by the operation. */
export class InputColumn extends Column {
  constructor(
    readonly name: string,
    kind: Kind,
  ) {
    super({ ...inputOp, gives: () => kind }, [], { name, kind });
  }
}
