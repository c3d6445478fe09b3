export type { BrokenImage, ImageFault } from "../data/images/check-image.ts";
export { type ImageSet, type ImagesOptions, readImages } from "../data/images/read-images.ts";
