/** Fed to the kernel frame when the host first asks what names hold, or what cells have drawn. */
export { describeValues } from "../kernel/runtime/describe.ts";
export { picturesOf } from "../kernel/runtime/pictures.ts";
