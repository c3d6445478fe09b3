import { typescript as ts } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
import type { BindingName, SourceFile } from "typescript";

/** A name that a cell gives to the notebook. */
export interface DeclaredName {
  readonly name: string;
  /** Where it is declared, as an offset in the text. */
  readonly start: number;
  /** May its value be a promise or a generator? Other cells then see what it gives. */
  readonly settles: boolean;
}

/** The names that stand at the top of a cell: variables, functions, classes, imports and types. Those that begin with `_` are the cell's own. */
export function declaredNames(source: SourceFile): readonly DeclaredName[] {
  const found: DeclaredName[] = [];
  const add = (name: BindingName, settles = false): void => {
    if (ts.isIdentifier(name)) found.push({ name: name.text, start: name.getStart(source), settles });
    else for (const part of name.elements) if (ts.isBindingElement(part)) add(part.name, settles);
  };
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const calls = initializer && (ts.isCallExpression(initializer) || ts.isNewExpression(initializer));
        add(name, calls && ts.isIdentifier(name));
      }
    } else if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause;
      if (clause?.name) add(clause.name);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) add(bindings.name);
      if (bindings && ts.isNamedImports(bindings)) for (const { name } of bindings.elements) add(name);
    } else if (
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement)
    ) {
      if (statement.name) add(statement.name);
    }
  }
  const first = new Map<string, DeclaredName>();
  for (const one of found) if (!one.name.startsWith("_") && !first.has(one.name)) first.set(one.name, one);
  return [...first.values()];
}
