export { type ParquetOptions, readParquet } from "../data/parquet/read-parquet.ts";
