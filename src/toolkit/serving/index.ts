export { labFetch } from "./lab-fetch.ts";
export type { App, Latency } from "./lab-server.ts";
export { type PlainResponse, type ServeOptions, type Server, serve } from "./serve.ts";
