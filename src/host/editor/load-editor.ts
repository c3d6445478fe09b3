import type { Editor, EditorLook, EditorWorld } from "./editor.ts";

/** Loads Monaco; where it cannot be fetched (offline, never loaded), a plain text area does the job. */
export async function loadEditor(
  look: EditorLook,
  loadWorld: () => Promise<EditorWorld>,
): Promise<{ readonly editor: Editor; readonly plain: boolean }> {
  try {
    const { createMonacoEditor } = await import("./monaco-editor.ts");
    return { editor: await createMonacoEditor(look, await loadWorld()), plain: false };
  } catch {
    const { PlainEditor } = await import("./plain-editor.ts");
    return { editor: new PlainEditor(), plain: true };
  }
}
