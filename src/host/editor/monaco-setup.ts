import "monaco-editor/features/register.all";
import "monaco-editor/languages/definitions/typescript/register";
import "monaco-editor/languages/definitions/markdown/register";
import editorTypes from "virtual:editor-types";
import { languages } from "monaco-editor/editor";
import editorWorker from "monaco-editor/editor/editor.worker?worker&url";
import { language as grammar } from "monaco-editor/languages/definitions/typescript/typescript";
import * as typescript from "monaco-editor/languages/features/typescript/register";
import tsWorker from "monaco-editor/languages/features/typescript/ts.worker?worker&url";
import { policyForMonaco, startWorker } from "./trusted.ts";

/**
 * The language service knows every cell as a global script, so it completes names of other cells.
 * It only reports what cannot be parsed: a notebook redeclares, awaits and leaves types open by design, and the compile step says the rest.
 */
export function setUpLanguages(): void {
  // Words that are keywords only in some places (`get`, `set`, `type`, `number`) are mostly plain names in a notebook.
  languages.setMonarchTokensProvider("typescript", { ...grammar, keywords });
  const { typescriptDefaults, ScriptTarget, ModuleKind, ModuleResolutionKind } = typescript;
  typescriptDefaults.setEagerModelSync(true);
  typescriptDefaults.setCompilerOptions({
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    lib: ["esnext", "dom", "dom.iterable"],
    allowNonTsExtensions: true,
    allowJs: true,
    noEmit: true,
    strict: false,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  });
  typescriptDefaults.setDiagnosticsOptions({
    noSemanticValidation: true,
    noSuggestionDiagnostics: true,
    // 1108: return outside a function; 1375/1378: await at the top; 1184: modifiers; 2695: unused side of a comma.
    diagnosticCodesToIgnore: [1108, 1375, 1378, 1184, 1361, 2695],
  });
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
