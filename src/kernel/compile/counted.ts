import type { AnyNode, ForStatement } from "acorn";
import { childrenOf, some } from "./ast.ts";
import { namesIn } from "./scope.ts";

/** A loop whose passes are counted by a variable of its own: five times cheaper than the cell's count, which lives in memory. */
export interface CountedLoop {
  /** Offsets of the expression that the number of passes comes from. */
  readonly bound: readonly [start: number, end: number];
  /** Both ends are literals and near: the loop needs no count. */
  readonly brief: boolean;
  /** At most 1,000 passes, so that the loops around it need not hear of them. */
  readonly short: boolean;
}

/** Without a count a loop may keep the page for about as long as this many passes take: a second, if each takes 10 ns. */
const briefPasses = 1e8;

/**
 * Recognises `for (let i = …; i < bound; i++)` and its kin, where the body runs no other code (calls but `Math`'s, loops, `await`)
 * and changes neither `i` nor what the bound reads. Only innermost loops qualify: so the outer ones keep counting.
 */
export function countedLoop(node: ForStatement): CountedLoop | null {
  const { init, test, update, body } = node;
  if (init?.type !== "VariableDeclaration" || init.kind !== "let") return null;
  if (test?.type !== "BinaryExpression" || test.left.type !== "Identifier") return null;
  const name = test.left.name;
  const start = init.declarations.find(({ id }) => id.type === "Identifier" && id.name === name)?.init;
  if (!start || (start.type === "Literal" && typeof start.value !== "number")) return null;

  const direction = test.operator === "<" || test.operator === "<=" ? "up" : "down";
  if (direction === "down" && test.operator !== ">" && test.operator !== ">=") return null;
  if (!update || !steps(update, name, direction)) return null;

  const bound = test.right;
  const literal = numberOf(bound);
  if (direction === "down" && literal === null) return null;
  if (literal === null && !isPure(bound)) return null;

  const read = new Set<string>([name]);
  some(bound, (inner) => {
    if (inner.type === "Identifier") read.add(inner.name);
    return false;
  });
  const ownLength = bound.type === "MemberExpression" && bound.object.type === "Identifier" ? bound.object.name : null;
  if (some(body, (inner) => runsCode(inner) || changes(inner, read, name, ownLength))) return null;

  const from = direction === "up" ? bound : test.left;
  const first = numberOf(start);
  const passes = first === null || literal === null ? Number.POSITIVE_INFINITY : Math.abs(literal - first);
  return { bound: [from.start, from.end], brief: passes <= briefPasses, short: passes <= 1000 };
}

/** The number that a literal is, with its sign. */
function numberOf(node: AnyNode): number | null {
  if (node.type === "Literal") return typeof node.value === "number" ? node.value : null;
  if (node.type !== "UnaryExpression" || node.operator !== "-") return null;
  const size = numberOf(node.argument);
  return size === null ? null : -size;
}

const codeRunners: ReadonlySet<string> = new Set(
  `NewExpression TaggedTemplateExpression ImportExpression AwaitExpression YieldExpression ForStatement ForInStatement ForOfStatement
  WhileStatement DoWhileStatement FunctionDeclaration FunctionExpression ArrowFunctionExpression ClassDeclaration ClassExpression`.split(
    /\s+/,
  ),
);

/** Can this node run other code, wait, or go round: calls but `Math`'s, suspensions, loops, functions that could be called? */
function runsCode(node: AnyNode): boolean {
  return codeRunners.has(node.type) || (node.type === "CallExpression" && !isMathCall(node));
}

/** A call of one of `Math`'s functions: it calls nothing back. */
export function isMathCall(node: AnyNode): boolean {
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  return callee.type === "MemberExpression" && callee.object.type === "Identifier" && callee.object.name === "Math";
}

function steps(update: AnyNode, name: string, direction: "up" | "down"): boolean {
  if (update.type === "UpdateExpression")
    return (
      update.argument.type === "Identifier" &&
      update.argument.name === name &&
      update.operator === (direction === "up" ? "++" : "--")
    );
  return (
    update.type === "AssignmentExpression" &&
    update.left.type === "Identifier" &&
    update.left.name === name &&
    update.operator === (direction === "up" ? "+=" : "-=") &&
    update.right.type === "Literal" &&
    typeof update.right.value === "number" &&
    update.right.value >= 1
  );
}

/** Can the expression be evaluated once more without anybody noticing? */
function isPure(node: AnyNode): boolean {
  switch (node.type) {
    case "Identifier":
      return true;
    case "Literal":
      return typeof node.value === "number";
    case "MemberExpression":
      return !node.optional && childrenOf(node).every(isPure);
    case "BinaryExpression":
      return /^[-+*/]$/.test(node.operator) && childrenOf(node).every(isPure);
    case "UnaryExpression":
      return node.operator === "-" && isPure(node.argument);
    case "CallExpression":
      return isMathCall(node) && node.arguments.every(isPure);
    default:
      return false;
  }
}

/** Does the node write one of the names, or a property of one? `own[i] = …` is let through: it cannot make `own` longer. */
function changes(node: AnyNode, names: ReadonlySet<string>, index: string, own: string | null): boolean {
  const target =
    node.type === "AssignmentExpression"
      ? node.left
      : node.type === "UpdateExpression" || (node.type === "UnaryExpression" && node.operator === "delete")
        ? node.argument
        : null;
  if (!target) return false;
  if (target.type !== "MemberExpression") {
    if (target.type === "Identifier") return names.has(target.name);
    if (target.type !== "ObjectPattern" && target.type !== "ArrayPattern") return true;
    return (
      [...namesIn(target)].some((name) => names.has(name)) || some(target, (inner) => inner.type === "MemberExpression")
    );
  }
  if (!target.computed && target.property.type === "Identifier" && target.property.name === "length") return true;
  const at = target.property;
  if (own !== null && target.computed && at.type === "Identifier" && at.name === index) return false;
  let root: AnyNode = target;
  while (root.type === "MemberExpression") root = root.object;
  return root.type === "Identifier" && names.has(root.name);
}
