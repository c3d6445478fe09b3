import type { AnyNode, Node } from "acorn";
import { childrenOf, visit } from "../../kernel/compile/ast.ts";
import type { Source } from "./source.ts";

/** Methods that give a promise whoever has them. */
const promising = new Set(["fit", "fitDataset", "arrayBuffer", "json"]);
const asFunctions = new Set(["fetch"]);

/** The names of the functions at the top of a cell that give a promise. */
export function asyncFunctions(body: Node): string[] {
  return childrenOf(body).flatMap((node) => {
    if (node.type === "FunctionDeclaration") return node.async && node.id ? [node.id.name] : [];
    if (node.type !== "VariableDeclaration") return [];
    return node.declarations.flatMap(({ id, init }) => {
      const isAsync = (init?.type === "ArrowFunctionExpression" || init?.type === "FunctionExpression") && init.async;
      return isAsync && id.type === "Identifier" ? [id.name] : [];
    });
  });
}

/** Does the expression give a promise, as far as can be read? */
export function isPromise(node: AnyNode, asyncNames: ReadonlySet<string>): boolean {
  if (node.type === "ImportExpression") return true;
  if (node.type === "NewExpression") return node.callee.type === "Identifier" && node.callee.name === "Promise";
  if (node.type !== "CallExpression") return false;
  const { callee } = node;
  if (callee.type === "Identifier") return asyncNames.has(callee.name) || asFunctions.has(callee.name);
  if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.computed) return false;
  const isStatic = callee.object.type === "Identifier" && callee.object.name === "Promise";
  return isStatic || promising.has(callee.property.name);
}

/**
 * Names of a cell that hold a promise because nobody awaited it, with what gave it: only inside that cell, for other
 * cells get its value.
 */
export function promiseNames(source: Source, asyncNames: ReadonlySet<string>): ReadonlyMap<string, AnyNode> {
  const names = new Map<string, AnyNode>();
  if (!source.body) return names;
  const known = new Set([...asyncNames, ...asyncFunctions(source.body)]);
  visit(source.body, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier" || !node.init) return;
    if (isPromise(node.init, known)) names.set(node.id.name, node.init);
  });
  return names;
}
