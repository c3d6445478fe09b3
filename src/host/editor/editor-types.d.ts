/** URL of a JSON of type files by path (tools/vite/editor-types.ts). */
declare module "virtual:editor-types" {
  const url: string;
  export default url;
}
