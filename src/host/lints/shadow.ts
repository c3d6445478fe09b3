import type { AnyNode, Identifier, Node, Pattern } from "acorn";
import { childrenOf, isFunction, some, visit } from "../../kernel/compile/ast.ts";
import { languageGlobals } from "../../kernel/compile/globals.ts";
import { namesIn } from "../../kernel/compile/scope.ts";
import { both } from "../errors/explanation.ts";
import type { Finding, Rule } from "./finding.ts";

const libraries: ReadonlySet<string> = new Set("tf tfvis Plot Inputs d3 Papa".split(" "));
const functions: ReadonlySet<string> = new Set("display view html svg progress".split(" "));
/** What lists, maps and texts have: `tf.get(term)` speaks of a map of term frequencies. */
const ofValues: ReadonlySet<string> = new Set(
  (
    "at concat entries every filter find forEach get has includes indexOf join keys length map pop push reduce set size " +
    "slice some sort split values"
  ).split(" "),
);

/**
 * Inner names that hide another. A parameter called as another cell's variable is good style and stays unsaid; said is
 * what hides a library or a name of the language, and an inner variable that is given a value which nobody reads: whoever
 * wrote it meant the outer one. A library's name is free for a value (tf is term frequency as well) until it is used as
 * the library.
 */
export const shadow: Rule = ({ source, outputs }, { definedBy }) => {
  const { body } = source;
  if (!body) return [];
  const imported = new Set(importsOf(body));
  const found: Finding[] = [];
  visit(body, (node, ancestors) => {
    if (isFunction(node) && "params" in node) {
      for (const param of node.params)
        for (const name of namesIn(param))
          if (isMissed(name, node) || imported.has(name)) found.push(hides(param, name));
    }
    if (node.type !== "VariableDeclaration" || !ancestors.some(isFunction)) return;
    for (const { id } of node.declarations) {
      for (const name of namesIn(id)) {
        if (isMissed(name, ancestors.findLast(isFunction)) || imported.has(name)) found.push(hides(id, name));
        else if ((outputs.includes(name) || definedBy.has(name)) && !isRead(name, id, ancestors))
          found.push(forgets(id, name));
      }
    }
  });
  return found;
};

/** Is the usual thing of this name what the function likely means, or what nobody should hide? */
function isMissed(name: string, around: AnyNode | undefined): boolean {
  // A name like `document` or `performance` is a word of one's own; `Math` and `Map` are not.
  if (languageGlobals.has(name)) return /^[A-Z]/.test(name);
  if (!around) return false;
  const isName = (node: Node) => node.type === "Identifier" && (node as Identifier).name === name;
  if (libraries.has(name))
    return some(
      around,
      (node) =>
        node.type === "MemberExpression" &&
        isName(node.object) &&
        node.property.type === "Identifier" &&
        !node.computed &&
        !ofValues.has(node.property.name),
    );
  return (
    functions.has(name) &&
    some(
      around,
      (node) =>
        (node.type === "CallExpression" && isName(node.callee)) ||
        (node.type === "TaggedTemplateExpression" && isName(node.tag)),
    )
  );
}

function importsOf(body: Node): string[] {
  return childrenOf(body).flatMap((node) =>
    node.type === "ImportDeclaration" ? node.specifiers.map(({ local }) => local.name) : [],
  );
}

/** Does the function around read the name again? */
function isRead(name: string, declared: Pattern, ancestors: readonly AnyNode[]): boolean {
  const around = ancestors.findLast(isFunction);
  if (!around) return true;
  const isWritten = (node: AnyNode) =>
    node.type === "AssignmentExpression" && node.left.type === "Identifier" && node.operator === "=";
  return some(
    around,
    (node) => node.type === "Identifier" && (node as Identifier).name === name && !contains(declared, node),
    (node) =>
      isWritten(node) &&
      !some(
        (node as unknown as { right: Node }).right,
        (inner) => inner.type === "Identifier" && (inner as Identifier).name === name,
      ),
  );
}

const contains = (outer: Node, inner: Node): boolean => outer.start <= inner.start && inner.end <= outer.end;

function hides(node: Node, name: string): Finding {
  return {
    severity: "warning",
    node,
    title: both(`“${name}” aqui esconde o ${name} de sempre`, `“${name}” here hides the usual ${name}`),
    text: both(
      `Dentro desta função, ${name} é o valor que ela recebe ou cria, e não o que todas as células têm. Dê a ele outro nome.`,
      `Inside this function ${name} is the value that it gets or makes, not the one that every cell has. Give it another name.`,
    ),
    fix: null,
  };
}

function forgets(node: Node, name: string): Finding {
  return {
    severity: "warning",
    node,
    title: both(`Este “${name}” é outro, de dentro da função`, `This “${name}” is another one, inside the function`),
    text: both(
      `Ele recebe um valor que ninguém lê, e o “${name}” de fora não muda. Devolva o valor com return, ou tire o const ou let se ele nasce nesta célula.`,
      `It gets a value that nobody reads, and the outer “${name}” does not change. Give the value back by return, or take const or let away where it begins in this cell.`,
    ),
    fix: null,
  };
}
