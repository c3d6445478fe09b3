/** URL of a JSON of type files by path (tools/vite/editor-types.ts). */
declare module "virtual:editor-types" {
  const url: string;
  export default url;
}

/** Monaco ships this grammar without types. */
declare module "monaco-editor/languages/definitions/typescript/typescript" {
  import type { languages } from "monaco-editor/editor";

  export const language: languages.IMonarchLanguage;
}
