import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { typescriptStub } from "./tools/vite/aliases.ts";
import { editorTypes } from "./tools/vite/editor-types.ts";
import { kernelFeed } from "./tools/vite/kernel-feed.ts";
import { labs } from "./tools/vite/labs.ts";
import { reference } from "./tools/vite/reference.ts";
import { security } from "./tools/vite/security.ts";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const workKept =
  /src\/(grading\/(journal|journal-chain|progress|score)|shared\/(canonical|hash|work-entry|lost-text)|host\/storage\/(clock|database|device-account|history|lab-store|lab-transactions|leaving|pen|tabs|the-database|write-timer))\.ts$/;

const codeShown =
  /src\/(kernel\/compile\/(highlight|live)|host\/(editor\/(highlight|highlighted-code)|prose\/sanitize|sandbox\/feed|session\/starters|notebook\/outcome-icons))\.tsx?$/;

export default defineConfig({
  // A site under a sub-path is built with BANCADA_BASE=/sub/path/
  base: process.env.BANCADA_BASE ?? "/",
  resolve: { alias: [typescriptStub] },
  plugins: [react(), labs({ notebooks: page("notebooks") }), kernelFeed(), editorTypes(), reference(), security()],
  build: {
    outDir: `${process.env.BANCADA_OUT ?? "dist"}/public`,
    emptyOutDir: true,
    manifest: true,
    // Two years of browsers: what the kernel needs (Promise.withResolvers, :has) is no older.
    target: ["chrome120", "firefox121", "safari17.4"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: {
      input: { main: page("index.html"), grade: page("grade.html") },
      // What every page needs to read a student's work is one file: split by who shares which part, it is larger and later.
      output: {
        codeSplitting: {
          groups: [
            { name: "work-kept", test: workKept },
            { name: "code-shown", test: codeShown },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
});
