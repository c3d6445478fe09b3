/** For Parquet files that are compressed so: its dictionary is larger than the reader. */
export { decompressBrotli } from "hyparquet-compressors";
