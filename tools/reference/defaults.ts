import ts from "typescript/lib/typescript.js";

/** The defaults of options by name, as they are written: `0.1`, `"gini"`. */
export type Defaults = ReadonlyMap<string, string>;

/** Of a class whose constructor says `this.options = { ...defaults, ...options }`. */
export function defaultsOfClass(node: ts.ClassDeclaration, checker: ts.TypeChecker): Defaults {
  const found = new Map<string, string>();
  const visit = (child: ts.Node): void => {
    if (
      ts.isBinaryExpression(child) &&
      child.left.getText() === "this.options" &&
      ts.isObjectLiteralExpression(child.right)
    )
      collect(child.right, checker, found);
    ts.forEachChild(child, visit);
  };
  const made = node.members.find(ts.isConstructorDeclaration);
  if (made) visit(made);
  return found;
}

/** Of a function that takes `{ testSize = 0.25 }`. */
export function defaultsOfParameter(node: ts.ParameterDeclaration | undefined): Defaults {
  if (!node || !ts.isObjectBindingPattern(node.name)) return new Map();
  return new Map(
    node.name.elements.flatMap(({ name, propertyName, initializer }) =>
      initializer ? [[(propertyName ?? name).getText(), plain(initializer)]] : [],
    ),
  );
}

function collect(literal: ts.ObjectLiteralExpression, checker: ts.TypeChecker, found: Map<string, string>): void {
  for (const property of literal.properties) {
    if (ts.isPropertyAssignment(property)) found.set(property.name.getText(), plain(property.initializer));
    if (!ts.isSpreadAssignment(property)) continue;
    const value = literalOf(property.expression, checker);
    if (value) collect(value, checker, found);
  }
}

/** The object that a name stands for. */
function literalOf(expression: ts.Expression, checker: ts.TypeChecker): ts.ObjectLiteralExpression | undefined {
  if (ts.isObjectLiteralExpression(expression)) return expression;
  if (ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    return literalOf(expression.expression, checker);
  let symbol = checker.getSymbolAtLocation(expression);
  if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
  const declaration = symbol?.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration) || !declaration.initializer) return undefined;
  return literalOf(declaration.initializer, checker);
}

const plain = (expression: ts.Expression): string =>
  expression
    .getText()
    .replace(/ as const$/, "")
    .replace(/\s+/g, " ");
