import { initialize } from "monaco-editor/internal/common/initialize";
import { NotebookTypes } from "./notebook-types.ts";

// Monaco's own TypeScript worker begins so too; ours knows what a notebook is.
self.onmessage = () => initialize((context, data) => new NotebookTypes(context, data));
