/** tfjs's wasm backend brings the code of a second, threaded build, which frames without shared memory never run. */
export function oneThread() {
  const stub = "\0no-threads";
  return {
    name: "one-thread",
    resolveId: (id: string, importer?: string) =>
      importer?.includes("/tfjs-backend-wasm/") && /threaded-simd(\.worker)?\.js$/.test(id) ? stub : null,
    load: (id: string) => (id === stub ? 'export default null; export const wasmWorkerContents = "";' : null),
  };
}
