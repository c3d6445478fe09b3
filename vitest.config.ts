import { defineConfig } from "vitest/config";
import { typescriptStub } from "./tools/vite/aliases.ts";

/** These compute, and leave nothing behind in the process (tfjs does): many share one, and load what they test once. */
const sharing = [
  "src/{grader,grading,kernel,notebook,shared,submission}/**/*.test.ts",
  "src/toolkit/!(neural)/**/*.test.ts",
  "tools/**/*.test.ts",
  "tests/contract/estimators/*.test.ts",
];

export default defineConfig({
  resolve: { alias: [typescriptStub] },
  test: {
    // A limit ends what hangs, and nothing that a busy machine takes longer for.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // What is waited for may have to load code first.
    expect: { poll: { timeout: 20_000, interval: 20 } },
    // Left to itself it spares a core: on two, half the time.
    maxWorkers: "100%",
    // So that the alias holds in it too: nobody needs TypeScript's megabytes.
    server: { deps: { inline: ["@observablehq/notebook-kit"] } },
    projects: [
      {
        extends: true,
        test: {
          name: "alone",
          include: ["src/**/*.test.{ts,tsx}", "tests/contract/*.test.ts"],
          exclude: sharing,
        },
      },
      {
        extends: true,
        test: {
          name: "class",
          include: ["tests/contract/server/*.test.ts"],
          globalSetup: "tests/contract/server/prepared-database.ts",
        },
      },
      { extends: true, test: { name: "sharing", include: sharing, isolate: false } },
    ],
  },
});
