import { fileURLToPath } from "node:url";

const ours = fileURLToPath(new URL("../../../src/kernel/runtime/next-frame.ts", import.meta.url));

/** Places where tfjs and tfjs-vis wait for what hidden tabs do not get, and what they do instead. Every copy of tfjs has them. */
const changes = [
  {
    file: "/tfjs-core/dist/platforms/platform_browser.js",
    from: "setTimeoutCustom(functionRef, delay) {",
    to: "setTimeoutCustom(functionRef, delay) { return soon(functionRef, delay);",
    import: `import { soon } from ${JSON.stringify(ours)};\n`,
  },
  {
    file: "/tfjs-vis/dist/render/render_utils.js",
    from: "new Promise(r => requestAnimationFrame(r))",
    to: `require(${JSON.stringify(ours)}).nextFrame()`,
    import: "",
  },
] as const;

/** In a tab that nobody sees, trainings wait as the kernel does. */
export function hiddenTabs() {
  return {
    name: "hidden-tabs",
    resolveId: (id: string, importer?: string) =>
      importer?.includes("/tfjs-core/dist/") && /\/browser_util$/.test(id) ? ours : null,
    transform(code: string, id: string) {
      const change = changes.find(({ file }) => id.endsWith(file));
      if (!change) return null;
      if (code.split(change.from).length !== 2)
        throw new Error(`kernel feed: ${change.file} is not as it was: ${change.from}`);
      return { code: change.import + code.replace(change.from, () => change.to) };
    },
  };
}
