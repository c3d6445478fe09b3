import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import "monaco-editor/languages/definitions/markdown/register";
import editorTypes from "virtual:editor-types";
import { languages } from "monaco-editor/editor";
import editorWorker from "monaco-editor/editor/editor.worker?worker&url";
import { language as grammar } from "monaco-editor/languages/definitions/typescript/typescript";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import { compilerOptions } from "./compiler-options.ts";
import tsWorker from "./notebook-types.worker.ts?worker&url";
import { policyForMonaco, startWorker } from "./trusted.ts";

/**
 * The language service knows every cell as a module (notebook-types.ts), so it completes names of other cells. It reports
 * what it has to say of the cell that is entered, and no suggestions.
 */
export function setUpLanguages(): void {
  // Words that are keywords only in some places (`get`, `set`, `type`, `number`) are mostly plain names in a notebook.
  languages.setMonarchTokensProvider("typescript", { ...grammar, keywords });
  const { typescriptDefaults } = typescript;
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setCompilerOptions(compilerOptions(typescript));
  typescriptDefaults.setDiagnosticsOptions({ noSuggestionDiagnostics: true, onlyVisible: true });
}

const keywords =
  `as async await break case catch class const continue debugger default delete do else enum export extends false finally
  for function if import in instanceof interface let new null of return satisfies super switch this throw true try typeof
  undefined var void while with yield`.split(/\s+/);

let typesAsked = false;

/** Fetches the types of tfjs, Plot and the toolkit. Completion is poorer without them, and nothing else is lost. */
export async function addTypes(): Promise<void> {
  if (typesAsked) return;
  typesAsked = true;
  try {
    const files: unknown = await (await fetch(editorTypes)).json();
    if (typeof files !== "object" || files === null) return;
    typescript.typescriptDefaults.setExtraLibs(
      Object.entries(files).flatMap(([filePath, content]) =>
        typeof content === "string" ? [{ filePath, content }] : [],
      ),
    );
  } catch {
    typesAsked = false;
  }
}

const environment = {
  createTrustedTypesPolicy: (_name: string, rules?: Parameters<typeof policyForMonaco>[0]) => policyForMonaco(rules),
  getWorker: (_id: string, label: string) =>
    label === "typescript" || label === "javascript" ? startWorker(tsWorker, label) : startWorker(editorWorker, label),
};

Object.assign(globalThis, { MonacoEnvironment: environment });
