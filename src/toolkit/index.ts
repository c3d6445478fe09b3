/**
 * The library that students import, one namespace a sub-module:
 * `import {TfidfVectorizer} from "bancada/feature-extraction"` reads `featureExtraction` of this module.
 * It imports nothing of the rest of Bancada, so that it can be read, and published, alone.
 */
export * as datasets from "./datasets/index.ts";
export * as random from "./random/index.ts";
