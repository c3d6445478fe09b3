/** Apart from the other codecs: its dictionary is larger than all the rest, and few files need it. */
export { decompressBrotli } from "hyparquet-compressors";
