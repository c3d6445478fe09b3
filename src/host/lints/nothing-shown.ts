import type { AnyNode } from "acorn";
import { both } from "../errors/explanation.ts";
import type { Rule } from "./finding.ts";

/** Calls that make something to be looked at and do nothing else. */
const drawings: ReadonlySet<string> = new Set(["Plot", "Inputs", "d3", "tf"]);

/** A cell that ends in a value which is not shown: `x + y;`. */
export const nothingShown: Rule = ({ source }) => {
  const { body, parsed, text } = source;
  if (body?.type !== "Program" || parsed !== text) return [];
  const statements = (body as unknown as { body: AnyNode[] }).body;
  const last = statements.at(-1);
  if (last?.type !== "ExpressionStatement" || !isValue(last.expression as AnyNode)) return [];
  const { start, end } = last.expression;
  const alone = statements.length === 1;
  const code = text.slice(start, end);
  const mended = alone
    ? text.slice(0, last.end).replace(/;\s*$/, "") + text.slice(last.end)
    : `${text.slice(0, start)}display(${code})${text.slice(end)}`;
  return [
    {
      severity: "hint",
      node: last,
      title: both("Este valor não aparece", "This value is not shown"),
      text: alone
        ? both(
            "Com ponto e vírgula a célula calcula e não mostra. Sem ele, o valor aparece.",
            "With a semicolon the cell computes and shows nothing. Without it the value appears.",
          )
        : both(
            "Em uma célula com vários comandos só aparece o que passa por display(…).",
            "In a cell of several statements only what goes through display(…) appears.",
          ),
      fix: {
        label: alone
          ? both("Tirar o ponto e vírgula", "Take the semicolon away")
          : both("Mostrar com display", "Show it with display"),
        text: mended,
      },
    },
  ];
};

/** Is the expression a value, with no deed in it? */
function isValue(node: AnyNode): boolean {
  switch (node.type) {
    case "Identifier":
    case "MemberExpression":
    case "BinaryExpression":
    case "LogicalExpression":
    case "TemplateLiteral":
    case "ArrayExpression":
    case "ObjectExpression":
      return true;
    case "Literal":
      // "use strict"; and its like are not meant to be seen.
      return typeof node.value !== "string";
    case "ConditionalExpression":
      return isValue(node.consequent) && isValue(node.alternate);
    case "TaggedTemplateExpression":
      return node.tag.type === "Identifier" && /^(html|svg)$/.test(node.tag.name);
    case "CallExpression": {
      const { callee } = node;
      return (
        callee.type === "MemberExpression" && callee.object.type === "Identifier" && drawings.has(callee.object.name)
      );
    }
    default:
      return false;
  }
}
