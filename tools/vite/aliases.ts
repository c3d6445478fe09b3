import { fileURLToPath } from "node:url";

/** notebook-kit drags the whole TypeScript compiler in (1,028 KB gzipped, 47 KB without): Bancada strips types with sucrase instead. */
export const typescriptStub = {
  find: /^typescript$/,
  replacement: fileURLToPath(new URL("./typescript-stub.ts", import.meta.url)),
};
