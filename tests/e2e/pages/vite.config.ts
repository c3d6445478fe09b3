import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { typescriptStub } from "../../../tools/vite/aliases.ts";
import { kernelFeed } from "../../../tools/vite/kernel-feed.ts";
import { security } from "../../../tools/vite/security.ts";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Builds the page of the kernel's own tests, with the feed and the policies of the real page. */
export default defineConfig({
  root: here,
  base: "/sub/path/",
  resolve: { alias: [typescriptStub] },
  plugins: [kernelFeed(), security()],
  logLevel: "error",
  build: {
    target: "es2022",
    emptyOutDir: true,
    rolldownOptions: { input: `${here}kernel.html` },
  },
});
