import * as tfvis from "@tensorflow/tfjs-vis";

export { useSurfaces } from "./visor.ts";
export const { metrics, render, show, visor } = tfvis;
