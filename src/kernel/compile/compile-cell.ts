import { parseJavaScript } from "@observablehq/notebook-kit";
import type { AnyNode, ImportDeclaration } from "acorn";
import type { CellProblem } from "../problems.ts";
import type { CompiledCell } from "../protocol.ts";
import { lineEnds, placesIn, visit } from "./ast.ts";
import { Edits } from "./edits.ts";
import { languageGlobals } from "./globals.ts";
import { instrument, type OwnNames } from "./instrument.ts";
import { findMutations } from "./mutations.ts";
import { occurrencesIn } from "./scope.ts";
import { problemOf, syntaxProblem } from "./syntax-problem.ts";
import { stripTypes } from "./typescript.ts";

export interface CellSource {
  /** Begins with the number of its cell: `7`, or `7.2` for the third live value of the prose cell 7. */
  readonly id: string;
  readonly mode: "js" | "ts";
  readonly text: string;
  /** May this cell not import the toolkit? */
  readonly closed: boolean;
  /** Is this a live value in prose: an expression whose value is reported, not drawn? */
  readonly live: boolean;
}

/** A name and where it stands: line and column from 1. */
export interface Place {
  readonly name: string;
  readonly line: number;
  readonly column: number;
}

export type CompileResult =
  | {
      readonly ok: true;
      readonly cell: Omit<CompiledCell, "after">;
      /** Names of other cells' variables that this cell changes in place. */
      readonly effects: readonly string[];
      /** Specifiers of static and literal dynamic imports. */
      readonly imports: readonly string[];
      /** Where each output is defined, each input first used, each module imported, each effect caused. */
      readonly places: {
        readonly outputs: readonly Place[];
        readonly inputs: readonly Place[];
        readonly imports: readonly Place[];
        readonly effects: readonly Place[];
      };
      /** Names that come from an import: nobody can change a module. */
      readonly imported: readonly string[];
    }
  | {
      readonly ok: false;
      readonly problem: CellProblem;
      /** Names that the text seems to define: whoever reads them waits for this cell, instead of being told that they don't exist. */
      readonly mightDefine: readonly string[];
    };

/**
 * Compiles a cell to a function of its inputs that can be stopped. Line n of the body is line n of the text.
 * For a `ts` cell `prepareTypeScript()` must have ended before.
 */
export function compileCell(source: CellSource): CompileResult {
  try {
    return compile(source, source.mode === "ts" ? stripTypes(source.text) : source.text);
  } catch (error) {
    const problem = problemOf(error, source.text);
    if (!problem) throw error;
    return { ok: false, problem, mightDefine: namesDefinedIn(source.text) };
  }
}

function compile({ id, closed, live }: CellSource, text: string): CompileResult {
  const parsed = parseJavaScript(text);
  const { body } = parsed;
  if (live && !parsed.expression) throw syntaxProblem("Expected an expression", text, 0);

  const occurrences = occurrencesIn(body);
  const free = occurrences.filter(({ kind, name }) => kind === "free" && !languageGlobals.has(name));
  const freeNodes = new Set<AnyNode>(free.map(({ node }) => node));
  for (const { node, name, write } of occurrences) {
    if (name === "arguments") throw syntaxProblem("'arguments' is only known inside a function", text, node.start);
    if (write && freeNodes.has(node)) throw syntaxProblem("", text, node.start, "assignment", name);
  }

  const s = new Edits(text);
  const declarations: ImportDeclaration[] = [];
  const imports: Place[] = [];
  let usesAwait = parsed.async;
  let isBrief = !parsed.async;
  const placeAt = placesIn(text);
  const placed = (name: string, offset: number): Place => ({ name, ...placeAt(offset) });
  visit(body, (node, ancestors) => {
    if (mayTakeLong.has(node.type)) isBrief = false;
    if (node.type.startsWith("Export")) throw syntaxProblem("", text, node.start, "export");
    if (node.type === "MetaProperty" && node.meta.name === "import")
      throw syntaxProblem("A cell has no 'import.meta'", text, node.start);
    if (node.type === "ImportDeclaration") {
      declarations.push(node);
      imports.push(placed(String(node.source.value), node.source.start));
      s.update(node.start, node.end, `;${lineEnds(text.slice(node.start, node.end))}`);
    }
    if (node.type === "ImportExpression") {
      const specifier = literalOf(node.source);
      if (specifier !== null) imports.push(placed(specifier, node.source.start));
    }
    if (node.type === "VariableDeclaration" && node.kind === "await using" && !ancestors.some((up) => "params" in up))
      usesAwait = true;
  });

  const names = freshNames(
    occurrences.map(({ name }) => name),
    text,
  );
  const used = instrument(body, text, s, names);
  if (text.startsWith("#!")) s.update(0, 2, "//");

  const inputs = firstPlaces(free.map(({ name, node }) => ({ name, offset: node.start }))).map((use) =>
    placed(use.name, use.offset),
  );
  const outputs = firstPlaces((parsed.declarations ?? []).map((node) => ({ name: node.name, offset: node.start })))
    .filter(({ name }) => !name.startsWith("_"))
    .map((output) => placed(output.name, output.offset));
  const isAsync = usesAwait || declarations.length > 0;
  const { context } = names;
  const inputNames = inputs.map(({ name }) => name);
  const outputNames = outputs.map(({ name }) => name);

  s.prepend(
    [
      `(${context})=>${isAsync ? "async" : ""}(${inputNames.join(",")})=>{"use strict";`,
      used.has("passes") ? `let ${names.passes}=0;` : "",
      used.has("each") ? eachHelper(names) : "",
      isAsync ? "try{" : "",
      importStatement(declarations, text, context),
      parsed.expression ? "return (" : "",
    ].join(""),
  );
  s.append(
    [
      parsed.expression ? "\n)" : "",
      outputNames.length > 0 ? `\nreturn {${outputNames.join(",")}};` : "",
      isAsync ? `\n}finally{${context}.leave()}` : "",
      "\n}",
    ].join(""),
  );

  const mutations = firstPlaces(findMutations(body, freeNodes));
  return {
    ok: true,
    cell: {
      id,
      body: s.toString(),
      inputs: inputNames,
      outputs: outputNames,
      autodisplay: live || (parsed.expression && !inputNames.includes("display") && !inputNames.includes("view")),
      closed,
      live,
      ...(isBrief ? { brief: true } : {}),
    },
    effects: mutations.map(({ name }) => name),
    imports: [...new Set(imports.map(({ name }) => name))],
    places: { outputs, inputs, imports, effects: mutations.map(({ name, offset }) => placed(name, offset)) },
    imported: declarations.flatMap(({ specifiers }) => specifiers.map(({ local }) => local.name)),
  };
}

/**
 * What may call code of others, or repeat: calls, loops, whatever asks an iterator, and assignments, whose setters
 * may take the frame elsewhere. Only a getter does so unseen.
 */
const mayTakeLong: ReadonlySet<string> = new Set([
  "CallExpression",
  "NewExpression",
  "TaggedTemplateExpression",
  "ImportDeclaration",
  "ImportExpression",
  "YieldExpression",
  "SpreadElement",
  "ArrayPattern",
  "AssignmentExpression",
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);

/** One entry a name, at its first place. */
function firstPlaces<T extends { readonly name: string }>(places: readonly T[]): T[] {
  const seen = new Set<string>();
  return places.filter(({ name }) => !seen.has(name) && seen.add(name));
}

function literalOf(node: AnyNode): string | null {
  if (node.type === "Literal" && typeof node.value === "string") return node.value;
  if (node.type === "TemplateLiteral" && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? null;
  return null;
}

/** Names that occur nowhere in the text: inner variables count too, so the text is asked, and the parsed names for `\u005f`. */
function freshNames(taken: readonly string[], text: string): OwnNames {
  const fresh = (name: string) => {
    let candidate = name;
    for (let n = 1; text.includes(candidate) || taken.includes(candidate); n++) candidate = name + n;
    return candidate;
  };
  return {
    context: fresh("__c"),
    passes: fresh("__n"),
    each: fresh("__e"),
    counted: fresh("__k"),
  };
}

/** `const [{a: b}] = …`: the cell's static imports, all fetched together, named before the cell's first line runs. */
function importStatement(declarations: readonly ImportDeclaration[], text: string, context: string): string {
  if (declarations.length === 0) return "";
  const patterns: string[] = [];
  const modules: string[] = [];
  for (const { specifiers, source } of declarations) {
    const named: string[] = [];
    const wanted: string[] = [];
    let namespace = "";
    for (const specifier of specifiers) {
      if (specifier.type === "ImportNamespaceSpecifier") namespace = specifier.local.name;
      else {
        const { type } = specifier;
        const imported =
          type === "ImportDefaultSpecifier" ? "default" : text.slice(specifier.imported.start, specifier.imported.end);
        named.push(`${imported}:${specifier.local.name}`);
        wanted.push(/^["']/.test(imported) ? imported : JSON.stringify(imported));
      }
    }
    const call = `${context}.import(${JSON.stringify(source.value)}${wanted.length > 0 ? `,[${wanted.join(",")}]` : ""})`;
    for (const pattern of namespace
      ? [namespace, ...(named.length > 0 ? [`{${named.join(",")}}`] : [])]
      : [`{${named.join(",")}}`]) {
      patterns.push(pattern);
      modules.push(call);
    }
  }
  return `const [${patterns.join(",")}]=${context}.back(await ${context}.out(Promise.all([${modules.join(",")}])));`;
}

/**
 * Takes `for await` through the run's context. `next` runs in the cell's name, then leaves; the cell takes its name back when the loop
 * reads `done`, the first thing it does with each answer.
 */
function eachHelper({ each, context }: OwnNames): string {
  return (
    `const ${each}=(v)=>{const a=v[Symbol.asyncIterator],i=a?a.call(v):v[Symbol.iterator](),` +
    `w=(p)=>${context}.out(p).then((r)=>({get done(){return ${context}.back(r).done},get value(){return r.value}}));` +
    "return{[Symbol.asyncIterator]:()=>({" +
    "next:()=>{const r=i.next();return w(a?r:Promise.resolve(r.value).then((value)=>({done:r.done,value})))}," +
    "return:async(x)=>i.return?.(x)??{done:true}})}};"
  );
}

/** Names that a text seems to define, also where it does not parse. */
export function namesDefinedIn(text: string): string[] {
  const found = text.matchAll(/\b(?:const|let|var|function\*?|class)\s+([\p{ID_Start}$_][\p{ID_Continue}$]*)/gu);
  return [...new Set([...found].map(([, name]) => name ?? ""))].filter((name) => !name.startsWith("_"));
}
