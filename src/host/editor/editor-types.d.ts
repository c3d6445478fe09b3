/** URL of a JSON of type files by path (tools/vite/editor-types.ts). */
declare module "virtual:editor-types" {
  const url: string;
  export default url;
}

/** URL of a JSON of TypeScript's messages in Portuguese, by their keys (tools/vite/editor-types.ts). */
declare module "virtual:typescript-messages" {
  const url: string;
  export default url;
}

/** Monaco ships this grammar without types. */
declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor";

  export const language: languages.IMonarchLanguage;
}

/** Does Tab leave the editor? One choice for all editors, which Ctrl+M changes. */
declare module "monaco-editor/editor/browser/config/tabFocus" {
  import type { IEvent } from "monaco-editor/editor";

  export const TabFocus: { readonly onDidChangeTabFocus: IEvent<boolean> };
}

declare module "monaco-editor/languages/features/typescript/lib/typescriptServices" {
  export const typescript: typeof import("typescript") & {
    setLocalizedDiagnosticMessages(messages: Readonly<Record<string, string>>): void;
  };
}

/** The parts of Monaco's TypeScript worker that ours takes its own way with. */
declare module "monaco-editor/languages/features/typescript/tsWorker" {
  import type * as ts from "typescript";

  interface MirrorModel {
    readonly uri: { toString(): string };
    readonly version: number;
    getValue(): string;
  }
  interface WorkerContext {
    getMirrorModels(): MirrorModel[];
  }
  export interface WorkerData {
    readonly compilerOptions: ts.CompilerOptions;
    readonly extraLibs: Readonly<Record<string, { readonly content: string; readonly version: number }>>;
  }
  export class TypeScriptWorker {
    constructor(context: WorkerContext, data: WorkerData);
    readonly _ctx: WorkerContext;
    getLanguageService(): ts.LanguageService;
    getScriptFileNames(): string[];
    _getModel(file: string): MirrorModel | null;
    _getScriptText(file: string): string | undefined;
    getScriptVersion(file: string): string;
    fileExists(file: string): boolean;
    getSyntacticDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getSemanticDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getSuggestionDiagnostics(file: string): Promise<ts.Diagnostic[]>;
    getCompletionsAtPosition(file: string, offset: number): Promise<ts.CompletionInfo | undefined>;
    getCompletionEntryDetails(
      file: string,
      offset: number,
      name: string,
    ): Promise<ts.CompletionEntryDetails | undefined>;
    getQuickInfoAtPosition(file: string, offset: number): Promise<ts.QuickInfo | undefined>;
    getFormattingEditsForDocument(file: string, options: object): Promise<ts.TextChange[]>;
    getFormattingEditsForRange(file: string, start: number, end: number, options: object): Promise<ts.TextChange[]>;
    getReferencesAtPosition(file: string, offset: number): Promise<ts.ReferenceEntry[] | undefined>;
    getDefinitionAtPosition(file: string, offset: number): Promise<readonly ts.DefinitionInfo[] | undefined>;
    findRenameLocations(
      file: string,
      offset: number,
      inStrings: boolean,
      inComments: boolean,
      affixes: boolean,
    ): Promise<readonly ts.RenameLocation[] | undefined>;
    getRenameInfo(file: string, offset: number, options: object): Promise<ts.RenameInfo>;
  }
}

declare module "monaco-editor/internal/common/initialize" {
  import type { WorkerData } from "monaco-editor/languages/features/typescript/tsWorker";

  type Context = ConstructorParameters<
    typeof import("monaco-editor/languages/features/typescript/tsWorker").TypeScriptWorker
  >[0];
  export function initialize(create: (context: Context, data: WorkerData) => object): void;
}
