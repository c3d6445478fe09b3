import type { AnyNode } from "acorn";
import { visit } from "../../kernel/compile/ast.ts";
import { both } from "../errors/explanation.ts";
import type { Finding, Rule } from "./finding.ts";

/** `if (x = 3)`: a value is given where one was to be compared. Twice in parentheses, it is meant. */
export const condition: Rule = ({ source }) => {
  const { body, parsed, text } = source;
  if (!body) return [];
  const found: Finding[] = [];
  visit(body, (node) => {
    const test = "test" in node ? (node.test as AnyNode | null | undefined) : null;
    if (test?.type !== "AssignmentExpression" || test.operator !== "=") return;
    const around = parsed.slice(0, test.start).replace(/\s+$/, "");
    if (/\(\s*\($/.test(around)) return;
    const left = source.textOf(test.left);
    const sign = parsed.indexOf("=", test.left.end);
    found.push({
      severity: "warning",
      node: test,
      title: both(`Aqui “=” muda “${left}” em vez de comparar`, `Here “=” changes “${left}” instead of comparing`),
      text: both(
        "A condição vale o que foi atribuído. Para comparar, escreva ===.",
        "The condition is what was assigned. To compare, write ===.",
      ),
      fix:
        parsed === text
          ? { label: both("Trocar por ===", "Change to ==="), text: `${text.slice(0, sign)}===${text.slice(sign + 1)}` }
          : null,
    });
  });
  return found;
};
