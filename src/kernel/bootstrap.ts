/**
 * What stands in a sandboxed frame before any code is fed to it. The text is fixed: its hash is the only inline script
 * that the host's policy and the frame's own policy allow, so a frame nested in the frame can run nothing else.
 *
 * In order: WebRTC goes (no policy stops STUN); string code is allowed here, and only here, by a pass-through policy
 * of trusted types, also in workers; then the host's text is run, once, with the port that came with it.
 */
export const bootstrapText = `"use strict";(()=>{
for(const name of Object.getOwnPropertyNames(globalThis))if(/^(webkit)?RTC/.test(name)){delete globalThis[name];if(name in globalThis)throw new Error(name)}
if(globalThis.trustedTypes){
const allow='const same=(text)=>text;trustedTypes.createPolicy("default",{createHTML:same,createScript:same,createScriptURL:same});';
const same=(text)=>text;trustedTypes.createPolicy("default",{createHTML:same,createScript:same,createScriptURL:same});
const Native=Worker,blobs=new Map(),make=URL.createObjectURL.bind(URL),drop=URL.revokeObjectURL.bind(URL);
URL.createObjectURL=(object)=>{const url=make(object);if(object instanceof Blob)blobs.set(url,object);return url};
URL.revokeObjectURL=(url)=>{blobs.delete(url);drop(url)};
const prepare=(url)=>blobs.has(url)?make(new Blob(["{"+allow+"}\\n",blobs.get(url)],{type:"text/javascript"})):url;
const Wrapped=function Worker(url,options){return Reflect.construct(Native,[prepare(String(url)),options],new.target??Native)};
Wrapped.prototype=Native.prototype;Native.prototype.constructor=Wrapped;globalThis.Worker=Wrapped;
}
addEventListener("message",function boot(event){
if(event.source!==parent||typeof event.data?.bancadaBoot!=="string"||event.ports.length!==1)return;
removeEventListener("message",boot);
globalThis.bancadaPort=event.ports[0];
(0,eval)(event.data.bancadaBoot);
});
parent.postMessage("bancada-boot","*");
})()`;

/** SHA-256 of {@link bootstrapText}, base64. `bootstrap.test.ts` says what to write here when the text changes. */
export const bootstrapHash = "38u7yADx5WV3ZLF/VnYPzdOMFoJmFtOGIZ9gBEXIIAk=";

/**
 * The frame's own policy, on top of the host's that it inherits: no network, no frames, no forms, code only from the
 * bootstrap, from strings and from blobs.
 */
export const frameContentSecurityPolicy = [
  "default-src 'none'",
  `script-src 'sha256-${bootstrapHash}' 'unsafe-eval' blob:`,
  "style-src 'unsafe-inline'",
  "img-src data: blob:",
  "font-src data:",
  "media-src data: blob:",
  "connect-src data: blob:",
  "worker-src blob:",
  "frame-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
].join("; ");

/** The whole document of a sandboxed frame. */
export const frameDocument = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${frameContentSecurityPolicy}"><meta http-equiv="x-dns-prefetch-control" content="off"><meta name="referrer" content="no-referrer"><body><script>${bootstrapText}</script>`;

/** Names of the globals and messages by which the host and the bootstrap find each other. */
export const bootRequest = "bancada-boot";
