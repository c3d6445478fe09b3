import { fileURLToPath } from "node:url";

const nextFrame = fileURLToPath(new URL("../../../src/kernel/runtime/next-frame.ts", import.meta.url));

/** tfjs and tfjs-vis wait for animation frames while they train, which hidden tabs do not get: they wait as we do. */
export function hiddenTabs() {
  const own = "new Promise(r => requestAnimationFrame(r))";
  return {
    name: "hidden-tabs",
    resolveId: (id: string, importer?: string) =>
      importer?.includes("/tfjs-core/dist/") && /\/browser_util$/.test(id) ? nextFrame : null,
    transform(code: string, id: string) {
      if (!id.endsWith("/tfjs-vis/dist/render/render_utils.js")) return null;
      if (code.split(own).length !== 2) throw new Error(`kernel feed: tfjs-vis is not as it was: ${own}`);
      return { code: code.replace(own, `require(${JSON.stringify(nextFrame)}).nextFrame()`) };
    },
  };
}
