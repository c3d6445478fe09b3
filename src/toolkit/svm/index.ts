export { LinearSVC, type LinearSVCOptions } from "./linear-svc.ts";
export { SVC, type SVCOptions } from "./svc.ts";
