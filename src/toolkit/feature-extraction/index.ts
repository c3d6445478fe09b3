export { CountVectorizer } from "./count-vectorizer.ts";
export { HashingVectorizer, type HashingVectorizerOptions } from "./hashing-vectorizer.ts";
export type { CountVectorizerOptions, TfidfTransformerOptions } from "./options.ts";
export { TfidfTransformer } from "./tfidf-transformer.ts";
export { TfidfVectorizer, type TfidfVectorizerOptions } from "./tfidf-vectorizer.ts";
