/** Fed to the kernel frame when the host first asks what names hold. */
export { describeValues } from "../kernel/runtime/describe.ts";
