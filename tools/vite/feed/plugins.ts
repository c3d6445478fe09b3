import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const visor = fileURLToPath(new URL("../../../src/sandbox/libraries/visor.ts", import.meta.url));

/** `import css from "./x.css?inline"`, as Vite has it. */
export function cssAsText() {
  const suffix = ".css?inline";
  return {
    name: "css-as-text",
    async resolveId(
      this: { resolve(id: string, importer?: string): Promise<{ id: string } | null> },
      id: string,
      importer?: string,
    ) {
      if (!id.endsWith(suffix)) return null;
      const found = await this.resolve(id.slice(0, -"?inline".length), importer);
      return found && `${found.id}?inline`;
    },
    async load(id: string) {
      if (!id.endsWith(suffix)) return null;
      const text = await readFile(id.slice(0, -"?inline".length), "utf8");
      return { code: `export default ${JSON.stringify(text)};`, moduleType: "js" as const };
    },
  };
}

/** tfjs-vis finds its visor by a relative path. */
export function ownVisor() {
  return {
    name: "own-visor",
    resolveId: (id: string, importer?: string) =>
      importer?.includes("/tfjs-vis/dist/") && /^\.\.?\/visor$/.test(id) ? visor : null,
  };
}

/**
 * htl marks the place of a function by an attribute, `<button onclick=::1>`, and puts the function there afterwards. The
 * frame's policy refuses inline handlers, and says so on the console for every such mark: under another name there is
 * nothing to refuse.
 */
export function quietHtl() {
  const changes = [
    [
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is htl's own source
      "string += `::${j}`;",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: this is htl's own source
      "string = `${string.slice(0, attributeNameStart - strings[j].length)}htl-${strings[j].slice(attributeNameStart)}::${j}`;",
    ],
    [
      "const value = values[+currentValue.slice(2)];\n                            removeAttribute(element, name), --i, --n;",
      "const value = values[+currentValue.slice(2)];\n                            removeAttribute(element, name), --i, --n;\n                            const own = name.slice(4);",
    ],
    ["element[name] = value;", "element[own] = value;"],
    ["setStyles(element[name], value);", "setStyles(element[own], value);"],
  ] as const;
  return {
    name: "quiet-htl",
    transform(code: string, id: string) {
      if (!/[\\/]node_modules[\\/]htl[\\/]/.test(id)) return null;
      let changed = code;
      for (const [from, to] of changes) {
        if (changed.split(from).length !== 2) throw new Error(`kernel feed: htl is not as it was: ${from}`);
        changed = changed.replace(from, () => to);
      }
      return { code: changed };
    },
  };
}
