export { KeyedVectors, type SimilarOptions, type SimilarWord } from "./keyed-vectors.ts";
export type { Documents } from "./tokens.ts";
export { Word2Vec, type Word2VecOptions } from "./word2vec.ts";
