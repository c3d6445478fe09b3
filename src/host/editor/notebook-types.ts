import { typescript as ts } from "monaco-editor/languages/features/typescript/lib/typescriptServices";
import { TypeScriptWorker } from "monaco-editor/languages/features/typescript/tsWorker";
import type {
  CompletionEntryDetails,
  CompletionInfo,
  Diagnostic,
  DiagnosticMessageChain,
  QuickInfo,
  SymbolDisplayPart,
  TextSpan,
} from "typescript";
import { type DeclaredName, declaredNames } from "./declared-names.ts";
import type { ToolkitName } from "./editor.ts";

interface CellFile {
  readonly file: string;
  readonly text: string;
  readonly names: readonly DeclaredName[];
}

/** Names of our own, that no cell may use. The globals of tools/vite/editor-types.ts declare the function. */
const own = "__bancada_";
const settled = `${own}settled`;

/** A global that is a library: one of two files declares it, as what it is or as `any` (tools/vite/editor-types.ts). */
const libraryGlobal = /^file:\/\/\/globals\/(named|unnamed)\/(\w+)\.d\.ts$/;
const cellFile = /^file:\/\/\/cells\/cell-\d+\.(?:js|ts)$/;

/**
 * What the compile step says better (2304, 2307, 2552, 2580–2584: a name or module that does not exist; 2588, 2632: an
 * assignment to another cell's name), modules without types (7016), and what is no fault in a notebook (1108, 2695: an
 * expression alone).
 */
const saidElsewhere = new Set([1108, 2304, 2307, 2552, 2580, 2581, 2582, 2583, 2584, 2588, 2632, 2695, 7016]);

/**
 * TypeScript's language service over a notebook. Each cell is a module, so it may await, and may use a name that the page
 * has too; after its text, where nobody sees it, it imports every name that other cells define, and exports its own.
 */
export class NotebookTypes extends TypeScriptWorker {
  #seen = "";
  #cells: readonly CellFile[] = [];
  #tails = new Map<string, string>();
  readonly #read = new Map<string, { readonly version: number; readonly cell: CellFile }>();

  // ---- what the service reads ----

  /** Of the libraries only what cells name or import: all of them take twice the time to read, and twice the memory. */
  override getScriptFileNames(): string[] {
    const texts = this.#notebook().map(({ text }) => text);
    return super.getScriptFileNames().filter((file) => {
      const [, which, name] = libraryGlobal.exec(file) ?? [];
      if (name === undefined) return !file.startsWith("file:///node_modules/");
      const word = new RegExp(`\\b${name}\\b`);
      return texts.some((text) => word.test(text)) === (which === "named");
    });
  }

  override _getScriptText(file: string): string | undefined {
    const text = super._getScriptText(file);
    return text === undefined || !cellFile.test(file) ? text : text + this.#tailOf(file);
  }

  override getScriptVersion(file: string): string {
    const version = super.getScriptVersion(file);
    return cellFile.test(file) ? `${version} ${this.#tailOf(file)}` : version;
  }

  override fileExists(file: string): boolean {
    return cellFile.test(file) ? this._getModel(file) !== null : super.fileExists(file);
  }

  // ---- what the editor asks ----

  /** The name of the notebook at an offset of a cell; null for a property, a local variable, or a word of the language. */
  async notebookNameAt(file: string, offset: number): Promise<string | null> {
    for (const { fileName, name, textSpan } of this.getLanguageService().getDefinitionAtPosition(file, offset) ?? []) {
      const cell = this.#notebook().find((one) => one.file === fileName);
      const plain = name.startsWith(own) ? name.slice(own.length) : name;
      const declared = cell?.names.find((one) => one.name === plain);
      if (cell && declared && (declared.start === textSpan.start || textSpan.start >= cell.text.length)) return plain;
    }
    return null;
  }

  /** The public name of the toolkit at an offset: itself, or the class that has this method; null for anything else. */
  async toolkitNameAt(file: string, offset: number): Promise<ToolkitName | null> {
    for (const found of this.getLanguageService().getDefinitionAtPosition(file, offset) ?? []) {
      const subModule = /^file:\/\/\/node_modules\/bancada\/([\w-]+)\//.exec(found.fileName)?.[1];
      const index = subModule && super._getScriptText(`file:///node_modules/bancada/${subModule}/index.ts`);
      if (!index) continue;
      const name = [found.containerName, found.name].find(
        (one) => /^\w+$/.test(one) && new RegExp(`\\b${one}\\b`).test(index),
      );
      if (name) return { name, subModule };
    }
    return null;
  }

  /** TypeScript's own messages in another language, by its keys. */
  async setMessages(messages: Readonly<Record<string, string>>): Promise<void> {
    ts.setLocalizedDiagnosticMessages(messages);
    this.getLanguageService().cleanupSemanticCache();
  }

  override async getSyntacticDiagnostics(file: string): Promise<Diagnostic[]> {
    return this.#inText(file, await super.getSyntacticDiagnostics(file));
  }

  /** Errors of type are said of TypeScript cells alone: who writes JavaScript did not ask. */
  override async getSemanticDiagnostics(file: string): Promise<Diagnostic[]> {
    if (!file.endsWith(".ts")) return [];
    const found = await super.getSemanticDiagnostics(file);
    return this.#inText(file, found).filter(
      ({ code, messageText }) => !saidElsewhere.has(code) && !isOfTail(messageText),
    );
  }

  override async getSuggestionDiagnostics(): Promise<Diagnostic[]> {
    return [];
  }

  override async getCompletionsAtPosition(file: string, offset: number): Promise<CompletionInfo | undefined> {
    const found = await super.getCompletionsAtPosition(file, offset);
    return found && { ...found, entries: found.entries.filter(({ name }) => !name.startsWith(own)) };
  }

  override async getCompletionEntryDetails(
    file: string,
    offset: number,
    name: string,
  ): Promise<CompletionEntryDetails | undefined> {
    const details = await super.getCompletionEntryDetails(file, offset, name);
    return details && { ...details, displayParts: withoutAlias(details.displayParts) };
  }

  override async getQuickInfoAtPosition(file: string, offset: number): Promise<QuickInfo | undefined> {
    const info = await super.getQuickInfoAtPosition(file, offset);
    return info?.displayParts ? { ...info, displayParts: withoutAlias(info.displayParts) } : info;
  }

  override async getFormattingEditsForDocument(file: string, options: object) {
    return this.#within(file, await super.getFormattingEditsForDocument(file, options), ({ span }) => span);
  }

  override async getFormattingEditsForRange(file: string, start: number, end: number, options: object) {
    return this.#within(file, await super.getFormattingEditsForRange(file, start, end, options), ({ span }) => span);
  }

  override async getReferencesAtPosition(file: string, offset: number) {
    const found = await super.getReferencesAtPosition(file, offset);
    return found?.filter(({ fileName, textSpan }) => this.#within(fileName, [textSpan], (span) => span).length > 0);
  }

  override async getDefinitionAtPosition(file: string, offset: number) {
    const found = await super.getDefinitionAtPosition(file, offset);
    return found?.filter(({ fileName, textSpan }) => this.#within(fileName, [textSpan], (span) => span).length > 0);
  }

  /** A name of the notebook is not renamed from one cell: the others are not the editor's to change. */
  override async getRenameInfo(file: string, offset: number, options: object) {
    const places = await super.findRenameLocations(file, offset, false, false, false);
    const alone = places?.every((place) => {
      return place.fileName === file && this.#within(file, [place.textSpan], (span) => span).length > 0;
    });
    if (alone) return super.getRenameInfo(file, offset, options);
    return { canRename: false as const, localizedErrorMessage: "" };
  }

  // ---- the notebook ----

  #inText(file: string, found: Diagnostic[]): Diagnostic[] {
    const length = super._getScriptText(file)?.length ?? 0;
    return cellFile.test(file) ? found.filter(({ start = 0 }) => start < length) : found;
  }

  #within<T>(file: string, found: readonly T[], spanOf: (one: T) => TextSpan): T[] {
    const length = cellFile.test(file) ? (super._getScriptText(file)?.length ?? 0) : Number.POSITIVE_INFINITY;
    return found.filter((one) => spanOf(one).start + spanOf(one).length <= length);
  }

  #tailOf(file: string): string {
    this.#notebook();
    return this.#tails.get(file) ?? "";
  }

  /** The cells as the models have them now; only what changed is read again. */
  #notebook(): readonly CellFile[] {
    const models = this._ctx.getMirrorModels().filter(({ uri }) => cellFile.test(uri.toString()));
    const seen = models.map(({ uri, version }) => `${uri.toString()} ${version}`).join("\n");
    if (seen === this.#seen) return this.#cells;
    this.#seen = seen;
    this.#cells = models.map((model) => {
      const { version } = model;
      const file = model.uri.toString();
      const known = this.#read.get(file);
      if (known?.version === version) return known.cell;
      const text = super._getScriptText(file) ?? model.getValue();
      const kind = file.endsWith(".ts") ? ts.ScriptKind.TS : ts.ScriptKind.JS;
      const names = declaredNames(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, false, kind));
      const cell = { file, text, names };
      this.#read.set(file, { version, cell });
      return cell;
    });
    this.#tails = new Map(this.#cells.map((cell) => [cell.file, tailOf(cell, this.#cells)]));
    return this.#cells;
  }
}

/** What stands unseen after a cell's text: a name that two cells define is the first one's. */
function tailOf(cell: CellFile, cells: readonly CellFile[]): string {
  const taken = new Set(cell.names.map(({ name }) => name));
  const lines: string[] = [];
  for (const other of cells) {
    const names = other === cell ? [] : other.names.filter(({ name }) => !taken.has(name));
    for (const { name } of names) taken.add(name);
    const items = names.map(({ name, settles }) => (settles ? `${own}${name} as ${name}` : name));
    const path = other.file.replace(/^.*\//, "./").replace(/\.\w+$/, "");
    if (items.length > 0) lines.push(`import { ${items.join(", ")} } from "${path}";`);
  }
  for (const { name, settles } of cell.names) {
    lines.push(settles ? `export const ${own}${name} = ${settled}(${name});` : `export { ${name} };`);
  }
  return `\n;${lines.join("\n")}\nexport {};\n`;
}

/** An imported name is shown as what it is: `(alias) const n: number` and the line that imports it say too much. */
function withoutAlias(parts: readonly SymbolDisplayPart[]): SymbolDisplayPart[] {
  const plain = parts
    .map(({ text }) => text)
    .join("")
    .replaceAll(own, "");
  const shown = plain.startsWith("(alias) ") ? plain.slice("(alias) ".length).replace(/\nimport [^\n]*$/, "") : plain;
  return [{ kind: "text", text: shown || plain }];
}

function isOfTail(message: string | DiagnosticMessageChain): boolean {
  return typeof message === "string" && message.includes(own);
}
