export { GaussianNB, type GaussianNBOptions } from "./gaussian-nb.ts";
export { MultinomialNB, type MultinomialNBOptions } from "./multinomial-nb.ts";
