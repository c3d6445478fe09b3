import { join } from "node:path";
import { type InputOptions, rolldown } from "rolldown";
import { entries, root } from "./entries.ts";
import { hiddenTabs } from "./hidden-tabs.ts";
import { cssAsText, ownVisor, quietHtl } from "./plugins.ts";

export interface Bundle {
  readonly code: string;
  /** Files that the bundle was made of. */
  readonly files: readonly string[];
  /** The toolkit's files, by name: texts of modules, and bytes. */
  readonly parts?: ReadonlyMap<string, string | Uint8Array>;
}

/** What all bundles for the frames have in common. */
export const inputOptions: InputOptions = {
  platform: "browser",
  resolve: {
    mainFields: ["module", "browser", "main"],
    // Inputs brings an older copy of its own.
    alias: { htl: join(root, "node_modules/htl/dist/index.js") },
  },
  transform: { define: { "process.env.NODE_ENV": '"production"' } },
  // Warnings of packages that we do not maintain; errors still throw.
  logLevel: "silent",
};

/** A package, or a file of ours, as one self-contained file. */
export async function bundleEntry(specifier: string, minify: boolean): Promise<Bundle> {
  const entry = entries[specifier];
  if (!entry) throw new Error(`kernel feed: no entry for ${specifier}`);
  const build = await rolldown({
    ...inputOptions,
    input: entry.file,
    plugins: [cssAsText(), ownVisor(), quietHtl(), hiddenTabs()],
  });
  try {
    const { output } = await build.generate({
      format: entry.format,
      minify,
      comments: { legal: false },
      codeSplitting: false,
    });
    const [chunk] = output;
    return { code: chunk.code, files: chunk.moduleIds.filter((id) => !id.startsWith("\0")) };
  } finally {
    await build.close();
  }
}
