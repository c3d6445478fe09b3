import type { AnyNode, Identifier, Node, Pattern } from "acorn";
import { childrenOf, isFunction } from "./ast.ts";

/** One occurrence of a variable's name. */
export interface Occurrence {
  readonly node: Identifier;
  readonly name: string;
  /** Is the variable assigned here (`x = …`, `x++`, `for (x of …)`, a pattern)? Declarations are not. */
  readonly write: boolean;
  /** `binding`: declared at the top of the cell; `free`: declared nowhere in it. Inner variables are not reported. */
  readonly kind: "binding" | "free";
  /** What stands around it: the name is written once for two things, so a rename must write both. */
  readonly shorthand: "property" | "import" | null;
}

interface Scope {
  readonly names: Set<string>;
  readonly parent: Scope | null;
}

/**
 * Every occurrence of a name that is declared at the top of the cell, or nowhere in it, in the order of the source.
 * The rules are those of strict code: functions and classes belong to their block; `var` belongs to its function.
 */
export function occurrencesIn(root: Node): Occurrence[] {
  const occurrences: Occurrence[] = [];
  const top: Scope = { names: new Set(), parent: null };

  const record = (node: Identifier, scope: Scope, write: boolean, shorthand: Occurrence["shorthand"]) => {
    for (let at: Scope | null = scope; at !== top && at !== null; at = at.parent) if (at.names.has(node.name)) return;
    const kind = top.names.has(node.name) ? "binding" : "free";
    occurrences.push({ node, name: node.name, write, kind, shorthand });
  };

  const open = (parent: Scope, names: Iterable<string>): Scope => ({ names: new Set(names), parent });

  /** A pattern's names (`write` where it assigns instead of declaring) and the expressions inside it. */
  const pattern = (node: Pattern, scope: Scope, write: boolean, shorthand = false): void => {
    switch (node.type) {
      case "Identifier":
        record(node, scope, write, shorthand ? "property" : null);
        return;
      case "ObjectPattern":
        for (const property of node.properties) {
          if (property.type === "RestElement") pattern(property.argument, scope, write);
          else {
            if (property.computed) expression(property.key, scope);
            pattern(property.value, scope, write, property.shorthand);
          }
        }
        return;
      case "ArrayPattern":
        for (const element of node.elements) if (element) pattern(element, scope, write);
        return;
      case "RestElement":
        pattern(node.argument, scope, write);
        return;
      case "AssignmentPattern":
        pattern(node.left, scope, write, shorthand);
        expression(node.right, scope);
        return;
      default:
        expression(node, scope);
        return;
    }
  };

  const all = (nodes: readonly (AnyNode | null)[], scope: Scope) => {
    for (const node of nodes) if (node) expression(node, scope);
  };

  const functionParts = (node: AnyNode, scope: Scope): void => {
    if (
      node.type !== "FunctionDeclaration" &&
      node.type !== "FunctionExpression" &&
      node.type !== "ArrowFunctionExpression"
    )
      return;
    const outer = node.type === "FunctionExpression" && node.id ? open(scope, [node.id.name]) : scope;
    const names = node.params.flatMap((param) => [...namesIn(param)]);
    if (node.type !== "ArrowFunctionExpression") names.push("arguments");
    const inner = open(outer, names);
    for (const param of node.params) pattern(param, inner, false);
    if (node.body.type !== "BlockStatement") {
      expression(node.body, inner);
      return;
    }
    // The body's own scope: a default value does not see what the body declares.
    const body = open(inner, [...varNames(node.body.body), ...lexicalNames(node.body.body)]);
    all(node.body.body, body);
  };

  function expression(node: AnyNode, scope: Scope): void {
    switch (node.type) {
      case "Identifier":
        record(node, scope, false, null);
        return;
      case "FunctionDeclaration":
        if (node.id) record(node.id, scope, false, null);
        functionParts(node, scope);
        return;
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        functionParts(node, scope);
        return;
      case "ClassDeclaration":
      case "ClassExpression": {
        const inner = node.type === "ClassExpression" && node.id ? open(scope, [node.id.name]) : scope;
        if (node.type === "ClassDeclaration" && node.id) record(node.id, scope, false, null);
        all([node.superClass ?? null, ...node.body.body], inner);
        return;
      }
      case "StaticBlock":
        all(node.body, open(scope, [...varNames(node.body), ...lexicalNames(node.body)]));
        return;
      case "MethodDefinition":
      case "PropertyDefinition":
        if (node.computed) expression(node.key, scope);
        all([node.value ?? null], scope);
        return;
      case "Property":
        if (node.computed) expression(node.key, scope);
        if (node.shorthand && node.value.type === "Identifier") {
          record(node.value, scope, false, "property");
          return;
        }
        expression(node.value, scope);
        return;
      case "MemberExpression":
        expression(node.object, scope);
        if (node.computed) expression(node.property, scope);
        return;
      case "BlockStatement":
        all(node.body, open(scope, lexicalNames(node.body)));
        return;
      case "SwitchStatement": {
        expression(node.discriminant, scope);
        all(node.cases, open(scope, lexicalNames(node.cases.flatMap((clause) => clause.consequent))));
        return;
      }
      case "ForStatement":
        all([node.init ?? null, node.test ?? null, node.update ?? null, node.body], openFor(node.init, scope));
        return;
      case "ForInStatement":
      case "ForOfStatement": {
        const inner = openFor(node.left, scope);
        if (node.left.type === "VariableDeclaration") expression(node.left, inner);
        else pattern(node.left, inner, true);
        all([node.right, node.body], inner);
        return;
      }
      case "CatchClause": {
        const inner = open(scope, node.param ? namesIn(node.param) : []);
        if (node.param) pattern(node.param, inner, false);
        expression(node.body, inner);
        return;
      }
      case "VariableDeclaration":
        for (const { id, init } of node.declarations) {
          pattern(id, scope, false);
          if (init) expression(init, scope);
        }
        return;
      case "AssignmentExpression":
        pattern(node.left, scope, true);
        expression(node.right, scope);
        return;
      case "UpdateExpression":
        if (node.argument.type === "Identifier") record(node.argument, scope, true, null);
        else expression(node.argument, scope);
        return;
      case "ImportDeclaration":
        for (const specifier of node.specifiers) {
          const once = specifier.type === "ImportSpecifier" && specifier.imported.start === specifier.local.start;
          record(specifier.local, scope, false, once ? "import" : null);
        }
        return;
      case "LabeledStatement":
        expression(node.body, scope);
        return;
      case "BreakStatement":
      case "ContinueStatement":
      case "MetaProperty":
      case "ExportAllDeclaration":
        return;
      case "ExportNamedDeclaration":
        all([node.declaration ?? null], scope);
        return;
      default:
        all(childrenOf(node), scope);
        return;
    }
  }

  function openFor(init: AnyNode | null | undefined, scope: Scope): Scope {
    return open(scope, init?.type === "VariableDeclaration" && init.kind !== "var" ? lexicalNames([init]) : []);
  }

  const program = root as AnyNode;
  if (program.type === "Program") {
    for (const name of [...varNames(program.body), ...lexicalNames(program.body)]) top.names.add(name);
    all(program.body, top);
  } else expression(program, top);
  return occurrences.sort((a, b) => a.node.start - b.node.start);
}

/** The names that a pattern binds. */
export function* namesIn(node: Pattern): Generator<string> {
  if (node.type === "Identifier") yield node.name;
  else if (node.type === "ArrayPattern") for (const element of node.elements) yield* element ? namesIn(element) : [];
  else if (node.type === "RestElement") yield* namesIn(node.argument);
  else if (node.type === "AssignmentPattern") yield* namesIn(node.left);
  else if (node.type === "ObjectPattern")
    for (const property of node.properties)
      yield* namesIn(property.type === "RestElement" ? property.argument : property.value);
}

/** Names that the statements of a block declare for that block: `let`, `const`, classes, functions, imports. */
function* lexicalNames(statements: readonly AnyNode[]): Generator<string> {
  for (const statement of statements) {
    if (statement.type === "VariableDeclaration" && statement.kind !== "var")
      for (const { id } of statement.declarations) yield* namesIn(id);
    else if ((statement.type === "FunctionDeclaration" || statement.type === "ClassDeclaration") && statement.id)
      yield statement.id.name;
    else if (statement.type === "ImportDeclaration")
      for (const specifier of statement.specifiers) yield specifier.local.name;
  }
}

/** Names that `var` declares anywhere in the statements, but for those inside functions and class blocks. */
function* varNames(nodes: readonly AnyNode[]): Generator<string> {
  for (const node of nodes) {
    if (isFunction(node) || node.type === "StaticBlock") continue;
    if (node.type === "VariableDeclaration" && node.kind === "var")
      for (const { id } of node.declarations) yield* namesIn(id);
    yield* varNames(childrenOf(node));
  }
}
