import type { AnyNode, Identifier } from "acorn";
import { visit } from "../../kernel/compile/ast.ts";
import { occurrencesIn } from "../../kernel/compile/scope.ts";
import { both } from "../errors/explanation.ts";
import type { Rule } from "./finding.ts";

/**
 * Names that a cell defines and nobody reads. Controls are seen, an exercise's names are read by its checks, and what is
 * awaited is often done for its own sake: `const history = await model.fit(…)`.
 */
export const unused: Rule = ({ source, outputs, isExercise }, { read }) => {
  if (isExercise || !source.body) return [];
  const shown = meantAlone(source.body as AnyNode);
  const occurrences = occurrencesIn(source.body).filter(({ kind }) => kind === "binding");
  return outputs.flatMap((name) => {
    const own = occurrences.filter((occurrence) => occurrence.name === name);
    const [defined, ...others] = own;
    if (!defined || read.has(name) || shown.has(name) || others.some(({ write }) => !write)) return [];
    return {
      severity: "hint" as const,
      node: defined.node,
      title: both(`Ninguém usa “${name}”`, `Nobody uses “${name}”`),
      text: both(
        `Nenhuma célula lê este valor, nem ele aparece. Para vê-lo, escreva display(${name}).`,
        `No cell reads this value, and it is not shown. To see it write display(${name}).`,
      ),
      fix: null,
    };
  });
};

/** Names of controls, and of what is awaited. */
function meantAlone(body: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  visit(body, (node) => {
    if (node.type !== "VariableDeclarator" || node.id.type !== "Identifier") return;
    const { init } = node;
    if (init?.type === "AwaitExpression") names.add(node.id.name);
    if (init?.type === "CallExpression" && (init.callee as Identifier).name === "view") names.add(node.id.name);
  });
  return names;
}
