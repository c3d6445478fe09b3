import { defineConfig } from "vitest/config";
import { typescriptStub } from "./tools/vite/aliases.ts";

export default defineConfig({
  resolve: { alias: [typescriptStub] },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tools/**/*.test.ts", "tests/contract/**/*.test.ts"],
    testTimeout: 30_000,
    // Left to itself it spares a core: on two, half the time.
    maxWorkers: "100%",
  },
});
