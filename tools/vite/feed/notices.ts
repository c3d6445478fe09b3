import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Names, versions and licences of the packages in the bundles, once each. */
export async function notices(files: Iterable<string>): Promise<string> {
  const packages = new Set<string>();
  for (const file of files) {
    const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    if (found) packages.add(found);
  }
  const texts: string[] = [];
  for (const directory of [...packages].sort()) {
    const description: unknown = JSON.parse(await readFile(join(directory, "package.json"), "utf8"));
    const { name, version, license } = description as { name: string; version: string; license?: string };
    const licenceFile = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"]
      .map((file) => join(directory, file))
      .find((file) => existsSync(file));
    const licence = licenceFile
      ? (await readFile(licenceFile, "utf8")).trim()
      : `Licence: ${license ?? "see the package"}`;
    texts.push(`${name} ${version}\n\n${licence}\n`);
  }
  return [...new Set(texts)].join(`\n${"-".repeat(80)}\n\n`);
}
