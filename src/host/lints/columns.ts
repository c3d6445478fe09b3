import type { AnyNode, CallExpression, Function as FunctionNode, Identifier, Node, Pattern } from "acorn";
import { isFunction, some, visit } from "../../kernel/compile/ast.ts";
import { namesIn } from "../../kernel/compile/scope.ts";
import type { Source } from "../errors/source.ts";

/** A place where a column is read of a row of another cell's table. */
export interface ColumnRead {
  readonly table: string;
  readonly column: string;
  /** The column's name, as it is written. */
  readonly node: Node;
  /** Is the name also that of a variable, as in `({age}) => age`? */
  readonly isShorthand?: boolean;
}

const ofRows = new Set("map filter forEach find findIndex some every flatMap sort toSorted".split(" "));

/**
 * Columns that a cell reads of the rows of tables: `rows.map((row) => row.age)`, `rows[0].age`, `d3.mean(rows, (row) => row.age)`,
 * `for (const {age} of rows)`.
 * @param tables - names that the cell reads of other cells
 */
export function columnReads(source: Source, tables: ReadonlySet<string>): ColumnRead[] {
  const found: ColumnRead[] = [];
  if (!source.body) return found;
  const tableOf = (node: AnyNode | undefined): string | null =>
    node?.type === "Identifier" && tables.has(node.name) ? node.name : null;
  visit(source.body, (node) => {
    if (node.type === "CallExpression") {
      for (const [table, row, within] of rowsOfCall(node, tableOf)) found.push(...readsOf(table, row, within));
    }
    if (node.type === "ForOfStatement" && node.left.type === "VariableDeclaration") {
      const [declared] = node.left.declarations;
      const table = tableOf(node.right);
      if (table !== null && declared) found.push(...readsOf(table, declared.id, node.body));
    }
    if (node.type === "MemberExpression" && !node.computed && node.property.type === "Identifier") {
      const { object } = node;
      const table = object.type === "MemberExpression" && object.computed ? tableOf(object.object as AnyNode) : null;
      if (table !== null) found.push({ table, column: node.property.name, node: node.property });
    }
  });
  return found;
}

/** The tables whose rows a call hands to a function, with what the function calls a row. */
function rowsOfCall(
  node: CallExpression,
  tableOf: (node: AnyNode | undefined) => string | null,
): [table: string, row: Pattern, within: Node][] {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier") return [];
  const own = ofRows.has(callee.property.name) ? tableOf(callee.object as AnyNode) : null;
  const isD3 = callee.object.type === "Identifier" && callee.object.name === "d3";
  const table = own ?? (isD3 ? tableOf(node.arguments[0] as AnyNode | undefined) : null);
  if (table === null) return [];
  return node.arguments.flatMap((argument): [string, Pattern, Node][] => {
    if (!isFunction(argument)) return [];
    const { params, body } = argument as FunctionNode;
    const isComparison = callee.property.type === "Identifier" && /sort/i.test(callee.property.name);
    return (isComparison ? params : params.slice(0, 1)).map((param) => [table, param, body]);
  });
}

function readsOf(table: string, row: Pattern, within: Node): ColumnRead[] {
  if (row.type === "ObjectPattern")
    return row.properties.flatMap((property) =>
      property.type === "Property" &&
      !property.computed &&
      property.key.type === "Identifier" &&
      property.value.type !== "AssignmentPattern"
        ? [{ table, column: property.key.name, node: property.key, isShorthand: property.shorthand }]
        : [],
    );
  if (row.type !== "Identifier") return [];
  const found: ColumnRead[] = [];
  visit(within, (node, ancestors) => {
    if (node.type !== "MemberExpression" || node.computed || node.property.type !== "Identifier") return;
    const isRow = node.object.type === "Identifier" && node.object.name === row.name;
    if (!isRow || isWritten(node, ancestors) || isHidden(row.name, ancestors)) return;
    found.push({ table, column: node.property.name, node: node.property });
  });
  return found;
}

function isWritten(node: Node, ancestors: readonly AnyNode[]): boolean {
  const parent = ancestors.at(-1);
  return (parent?.type === "AssignmentExpression" && parent.left === node) || parent?.type === "UpdateExpression";
}

/** Is the row's name another's, in an inner function? */
function isHidden(name: string, ancestors: readonly AnyNode[]): boolean {
  return ancestors.some(
    (node) => isFunction(node) && (node as FunctionNode).params.some((param) => [...namesIn(param)].includes(name)),
  );
}

/** Does the cell give its rows columns of its own, so that nobody can tell which they have? */
export function addsColumns(source: Source): boolean {
  const isAssigned = (node: AnyNode) =>
    node.type === "AssignmentExpression" &&
    node.left.type === "MemberExpression" &&
    (node.left.object as Identifier).type === "Identifier";
  return source.body !== null && some(source.body, isAssigned);
}
