import type { AnyNode } from "acorn";
import { isFunction, visit } from "../../kernel/compile/ast.ts";
import { both } from "../errors/explanation.ts";
import { asyncFunctions, isPromise, promiseNames } from "../errors/promises.ts";
import { inBrief } from "../errors/source.ts";
import type { Finding, Rule } from "./finding.ts";

const ofPromises: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** A promise where its value is meant: `load() + 1`, `` `${p}` ``, `p.length`, or a training that nobody waits for. */
export const missingAwait: Rule = ({ source }, { asyncNames }) => {
  const { body, parsed, text } = source;
  if (!body) return [];
  const known = new Set([...asyncNames, ...asyncFunctions(body)]);
  const names = promiseNames(source, asyncNames);
  const found: Finding[] = [];
  const seen = new Set<number>();
  const isIt = (node: AnyNode) => (node.type === "Identifier" ? names.has(node.name) : isPromise(node, known));
  visit(body, (node, ancestors) => {
    if (!isIt(node) || !isUsedAsValue(node, ancestors) || seen.has(node.start)) return;
    seen.add(node.start);
    const code = inBrief(source.textOf(node));
    // In a function that is not async there can be no await, and a name is awaited where it gets its value.
    const canAwait = node.type !== "Identifier" && parsed === text && mayAwait(ancestors);
    found.push({
      severity: "warning",
      node,
      title: both("Falta um await", "An await is missing"),
      text: both(
        `\`${code}\` é uma promessa: o valor só existe depois de esperar por ele. Sem isso a conta dá NaN ou [object Promise].`,
        `\`${code}\` is a promise: its value is only there after waiting for it. Without that the result is NaN or [object Promise].`,
      ),
      fix: canAwait
        ? {
            label: both("Pôr await", "Put await"),
            text: `${text.slice(0, node.start)}${needsParentheses(ancestors.at(-1)) ? `(await ${text.slice(node.start, node.end)})` : `await ${text.slice(node.start, node.end)}`}${text.slice(node.end)}`,
          }
        : null,
    });
  });
  return found;
};

function isUsedAsValue(node: AnyNode, ancestors: readonly AnyNode[]): boolean {
  const parent = ancestors.at(-1);
  if (!parent) return false;
  switch (parent.type) {
    case "BinaryExpression":
      return parent.operator !== "in" && parent.operator !== "instanceof";
    case "TemplateLiteral":
      return ancestors.at(-2)?.type !== "TaggedTemplateExpression";
    case "MemberExpression":
      return parent.object === node && !(parent.property.type === "Identifier" && ofPromises.has(parent.property.name));
    case "UnaryExpression":
      return parent.operator === "-" || parent.operator === "+" || parent.operator === "!";
    case "IfStatement":
    case "WhileStatement":
      return parent.test === node;
    case "ConditionalExpression":
      return parent.test === node;
    case "ForOfStatement":
      return parent.right === node && !parent.await;
    case "ExpressionStatement":
      return node.type === "CallExpression" && isTraining(node);
    default:
      return false;
  }
}

/** What comes after a training must wait for it. */
function isTraining(node: AnyNode): boolean {
  return (
    node.type === "CallExpression" &&
    node.callee.type === "MemberExpression" &&
    /^fit(Dataset)?$/.test((node.callee.property as { name?: string }).name ?? "")
  );
}

function mayAwait(ancestors: readonly AnyNode[]): boolean {
  const around = ancestors.findLast(isFunction);
  return around === undefined || ("async" in around && around.async === true);
}

const needsParentheses = (parent: AnyNode | undefined): boolean => parent?.type === "MemberExpression";
