export { AgglomerativeClustering, type AgglomerativeClusteringOptions } from "./agglomerative.ts";
export { DBSCAN, type DBSCANOptions } from "./dbscan.ts";
export { KMeans, type KMeansOptions } from "./k-means.ts";
export type { Linkage } from "./linkage.ts";
