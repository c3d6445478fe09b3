import typescriptMessages from "virtual:typescript-messages";
import { languages, type Uri } from "monaco-editor/editor";
import { getTypeScriptWorker } from "monaco-editor/languages/features/typescript/register";
import type { Language } from "../../shared/text.ts";
import type { EditorWorld, ToolkitName } from "./editor.ts";
import type { NotebookTypes } from "./notebook-types.ts";

const patienceMs = 10_000;
const againMs = 50;

/** Our TypeScript worker (notebook-types.ts), which knows these models. */
async function serviceFor(...uris: Uri[]): Promise<NotebookTypes> {
  const worker: unknown = await (await registered())(...uris);
  return worker as NotebookTypes;
}

/** Monaco registers the service once an editor first holds code, and tells nobody when it has. */
async function registered(): ReturnType<typeof getTypeScriptWorker> {
  for (let waitedMs = 0; ; waitedMs += againMs) {
    try {
      return await getTypeScriptWorker();
    } catch (error) {
      if (waitedMs >= patienceMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, againMs));
    }
  }
}

/** Cells came: the others are to know their names before they are ever entered. */
export function knowCells(uris: readonly Uri[]): void {
  // Before the service begins there is nothing to tell: it begins with all cells.
  void getTypeScriptWorker().then(
    (worker) => worker(...uris),
    () => undefined,
  );
}

/** The changes that set a cell's blanks anew, as a text. */
export async function formatted(uri: Uri, text: string): Promise<string> {
  const service = await serviceFor(uri);
  const edits = await service.getFormattingEditsForDocument(uri.toString(), {
    indentSize: 2,
    tabSize: 2,
    convertTabsToSpaces: true,
    newLineCharacter: "\n",
    insertSpaceAfterCommaDelimiter: true,
    insertSpaceAfterSemicolonInForStatements: true,
    insertSpaceBeforeAndAfterBinaryOperators: true,
    insertSpaceAfterKeywordsInControlFlowStatements: true,
    insertSpaceAfterFunctionKeywordForAnonymousFunctions: true,
    insertSpaceAfterOpeningAndBeforeClosingNonemptyBraces: true,
  });
  const last = [...edits].sort((a, b) => b.span.start - a.span.start);
  return last.reduce((so, { span: { start, length }, newText }) => {
    return so.slice(0, start) + newText + so.slice(start + length);
  }, text);
}

/** The service speaks the reader's language; where its messages cannot be fetched, English. */
export async function speak(language: Language, uri: Uri): Promise<void> {
  if (language !== "pt-BR") return;
  try {
    const [service, messages] = await Promise.all([serviceFor(uri), (await fetch(typescriptMessages)).json()]);
    await service.setMessages(messages);
  } catch {
    // Said in English.
  }
}

/** The toolkit's public name at a place of a text. */
export async function toolkitNameAt(uri: Uri, offset: number): Promise<ToolkitName | null> {
  const service = await serviceFor(uri);
  return service.toolkitNameAt(uri.toString(), offset);
}

/** Hovering a name of the notebook also shows what it holds now; one of the toolkit, the way to its page of the reference. */
export function showMore(world: Pick<EditorWorld, "describe" | "reference">): { dispose(): void } {
  return languages.registerHoverProvider("typescript", {
    async provideHover(model, position) {
      const word = model.getWordAtPosition(position);
      if (!word) return null;
      const service = await serviceFor(model.uri);
      const name = await service.notebookNameAt(model.uri.toString(), model.getOffsetAt(position));
      const value = name === null ? null : await world.describe(name);
      const known = await service.toolkitNameAt(model.uri.toString(), model.getOffsetAt(position));
      const link = known && world.reference(known);
      const contents = [
        ...(value === null ? [] : [{ value: asCode(value) }]),
        ...(link ? [{ value: `[${link.label}](${link.address})` }] : []),
      ];
      return contents.length === 0 ? null : { contents };
    },
  });
}

/** Text that a student's code made, shown as it is: a fence longer than any in it. */
function asCode(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}
