import { type Program, parse } from "acorn";
import { Edits } from "../../kernel/compile/edits.ts";
import { namesIn } from "../../kernel/compile/scope.ts";

/** The name under which a default export stands in the function. */
const defaultName = "bancadaDefault";

/**
 * A module's text as an expression whose value is a function: called, it runs the module and promises its exports.
 * A referee evaluates it where it stands; a module would be a blob, which the browser's own process hands out, and that
 * took longer than most checks. No line moves. Null where only a module can say what the text says, or what is wrong
 * with it: it imports, or is no JavaScript.
 */
export function moduleAsFunction(text: string): string | null {
  if (/\bimport\b/.test(text) || text.includes(defaultName)) return null;
  let program: Program;
  try {
    program = parse(text, { ecmaVersion: "latest", sourceType: "module", allowHashBang: false });
  } catch {
    return null;
  }
  const edits = new Edits(text);
  /** Local names by the names that they are exported under. */
  const exported = new Map<string, string>();
  for (const statement of program.body) if (!takeExport(statement, edits, exported)) return null;
  const getters = [...exported].map(([name, local]) => `get ${JSON.stringify(name)}(){return ${local}}`);
  return edits
    .prepend('(async function(){"use strict";')
    .append(`\nreturn {${getters.join(",")}}})`)
    .toString();
}

/** Makes a plain statement of an export. @returns false where that cannot be */
function takeExport(statement: Program["body"][number], edits: Edits, exported: Map<string, string>): boolean {
  if (statement.type === "ExportAllDeclaration" || statement.type === "ImportDeclaration") return false;
  if (statement.type === "ExportDefaultDeclaration") {
    const { declaration } = statement;
    const isNamed = /^(Function|Class)Declaration$/.test(declaration.type) && "id" in declaration && declaration.id;
    edits.update(statement.start, declaration.start, isNamed ? "" : `const ${defaultName} = `);
    if (!isNamed) edits.appendLeft(declaration.end, ";");
    exported.set("default", isNamed ? isNamed.name : defaultName);
  }
  if (statement.type !== "ExportNamedDeclaration") return true;
  const { declaration, specifiers, source } = statement;
  if (source) return false;
  if (!declaration) {
    edits.update(statement.start, statement.end, "");
    for (const { local, exported: outer } of specifiers) {
      if (local.type !== "Identifier") return false;
      exported.set(outer.type === "Identifier" ? outer.name : String(outer.value), local.name);
    }
    return true;
  }
  edits.update(statement.start, declaration.start, "");
  const names =
    declaration.type === "VariableDeclaration"
      ? declaration.declarations.flatMap(({ id }) => [...namesIn(id)])
      : [declaration.id.name];
  for (const name of names) exported.set(name, name);
  return true;
}
