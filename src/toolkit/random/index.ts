export { mulberry32 } from "./mulberry32.ts";
export { RandomState } from "./random-state.ts";
