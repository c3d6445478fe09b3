import type { AnyNode, CallExpression, Node } from "acorn";
import { occurrencesIn } from "../../kernel/compile/scope.ts";
import type { Source } from "../errors/source.ts";

/** Methods that change a list, and the expression that makes a changed copy. */
const copies: Readonly<Record<string, (list: string, args: string) => string>> = {
  push: (list, args) => `[...${list}, ${args}]`,
  unshift: (list, args) => `[${args}, ...${list}]`,
  sort: (list, args) => `${list}.toSorted(${args})`,
  reverse: (list) => `${list}.toReversed()`,
  splice: (list, args) => `${list}.toSpliced(${args})`,
  fill: (list, args) => `[...${list}].fill(${args})`,
};

/**
 * A cell that changes another's value in place, mended: it makes a changed copy under a new name, which the rest of the
 * cell uses. Null where the change is not a statement by itself, or is not the only one.
 */
export function withCopy(source: Source, name: string, to: string): string | null {
  const { body, text, parsed } = source;
  if (!body || parsed !== text) return null;
  const program = body as AnyNode;
  const statements: readonly Node[] = program.type === "Program" ? program.body : [body];
  const changes = statements.flatMap((statement) => {
    const expression = (
      statement.type === "ExpressionStatement"
        ? (statement as unknown as { expression: AnyNode }).expression
        : statement
    ) as AnyNode;
    const copy = copyOf(expression, name, source);
    return copy === null ? [] : [{ statement, copy }];
  });
  const [change] = changes;
  if (changes.length !== 1 || !change) return null;
  const { statement, copy } = change;
  const uses = occurrencesIn(body).filter((found) => found.name === name && found.kind === "free");
  // Before the statement, and in it, the name means the other cell's value.
  const after = uses.filter(({ node }) => node.start >= statement.end);
  if (after.some(({ write }) => write)) return null;
  let result = text;
  for (const { node, shorthand } of after.toReversed())
    result = result.slice(0, node.start) + (shorthand ? `${name}: ${to}` : to) + result.slice(node.end);
  return `${result.slice(0, statement.start)}const ${to} = ${copy};${result.slice(statement.end)}`;
}

function copyOf(node: AnyNode, name: string, source: Source): string | null {
  const isName = (target: Node) => target.type === "Identifier" && (target as AnyNode & { name: string }).name === name;
  const text = (part: Node) => source.textOf(part);
  if (node.type === "CallExpression") return copyByCall(node, isName, source);
  if (node.type === "AssignmentExpression" && node.operator === "=" && node.left.type === "MemberExpression") {
    const { object, property, computed } = node.left;
    if (!isName(object)) return null;
    // Only a list has its length set, and a copy in braces would be no list.
    if (!computed) return text(property) === "length" ? null : `{...${name}, ${text(property)}: ${text(node.right)}}`;
    const isIndex = property.type === "Literal" && typeof property.value === "number";
    return isIndex
      ? `${name}.with(${text(property)}, ${text(node.right)})`
      : `{...${name}, [${text(property)}]: ${text(node.right)}}`;
  }
  return null;
}

function copyByCall(node: CallExpression, isName: (target: Node) => boolean, source: Source): string | null {
  const { callee } = node;
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier") return null;
  const [first, ...rest] = node.arguments;
  const args = node.arguments.map((argument) => source.textOf(argument)).join(", ");
  if (isName(callee.object)) return copies[callee.property.name]?.(source.textOf(callee.object), args) ?? null;
  const isAssign = source.textOf(callee) === "Object.assign";
  if (!isAssign || !first || !isName(first) || rest.length === 0) return null;
  return `{...${source.textOf(first)}, ${rest.map((part) => `...${source.textOf(part)}`).join(", ")}}`;
}
