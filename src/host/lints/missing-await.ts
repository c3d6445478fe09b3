import type { AnyNode } from "acorn";
import { isFunction, visit } from "../../kernel/compile/ast.ts";
import { both } from "../errors/explanation.ts";
import { asyncFunctions, isPromise, promiseNames } from "../errors/promises.ts";
import { inBrief, type Source } from "../errors/source.ts";
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
    const given = node.type === "Identifier" ? names.get(node.name) : undefined;
    found.push({
      severity: "warning",
      node,
      title: both("Falta um await", "An await is missing"),
      text: both(
        `\`${code}\` é uma promessa: o valor só existe depois de esperar por ele, e sem isso a conta dá NaN ou [object Promise]. ${given ? `Ponha await onde \`${code}\` recebe o valor.` : "Ponha await antes."}`,
        `\`${code}\` is a promise: its value is only there after waiting for it, and without that the result is NaN or [object Promise]. ${given ? `Put await where \`${code}\` gets its value.` : "Put await before it."}`,
      ),
      fix: parsed === text ? fixOf(given ?? node, source, given ? undefined : ancestors) : null,
    });
  });
  return found;
};

/**
 * The text with an await before a promise; null where there can be none, in a function that is not async.
 * @param ancestors - of the promise; left out, it is given to a name
 */
function fixOf(node: AnyNode, { body, text }: Source, ancestors: readonly AnyNode[] | undefined): Finding["fix"] {
  if (!body) return null;
  let above: readonly AnyNode[] = ancestors ?? [];
  if (!ancestors)
    visit(body, (other, around) => {
      if (other.start === node.start && other.end === node.end && other.type === node.type) above = [...around];
    });
  if (!mayAwait(above)) return null;
  const code = text.slice(node.start, node.end);
  const mended = above.at(-1)?.type === "MemberExpression" ? `(await ${code})` : `await ${code}`;
  return {
    label: both("Pôr await", "Put await"),
    text: `${text.slice(0, node.start)}${mended}${text.slice(node.end)}`,
  };
}

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
