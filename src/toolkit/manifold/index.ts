export { UMAP, type UMAPOptions } from "./umap.ts";
