export { load } from "../base/saved.ts";
