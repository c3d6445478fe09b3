import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");

interface Cruise {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

function cruise(): Cruise["summary"] {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [cruiser, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "src", "tools"],
    { cwd: root, encoding: "utf8", maxBuffer: 256 * 1024 * 1024 },
  );
  if (stdout === "") throw new Error(`dependency-cruiser said nothing: ${stderr}`);
  return (JSON.parse(stdout) as Cruise).summary;
}

/** Imports that the rules must refuse: each is written, seen to be refused, and removed. */
const canaries = [
  { file: "src/shared/canary.ts", text: 'import "../notebook/model.ts";\n', rule: "shared-imports" },
  { file: "src/kernel/canary.ts", text: 'import "react";\n', rule: "react-only-in-host" },
];

/** The directions of import, and the proof that they are watched. Returns what is wrong; nothing when all is well. */
export function importProblems(): string[] {
  try {
    for (const { file, text } of canaries) writeFileSync(join(root, file), text);
    const { violations, totalCruised } = cruise();
    const planted = new Set(canaries.map(({ file }) => file));
    const problems = violations
      .filter(({ from }) => !planted.has(from))
      .map(({ from, to, rule }) => `${rule.name}: ${from} imports ${to}`);
    for (const { file, rule } of canaries) {
      if (!violations.some((violation) => violation.from === file && violation.rule.name === rule)) {
        problems.push(`the canary ${file} was not refused by ${rule}: the rules are not watched`);
      }
    }
    if (totalCruised < 50) problems.push(`only ${totalCruised} modules were read`);
    return problems;
  } finally {
    for (const { file } of canaries) rmSync(join(root, file), { force: true });
  }
}
