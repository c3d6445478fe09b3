// Who may import whom (docs/decisions/0001-house.md). A canary in tools/checks/imports.ts proves that this file is enforced.
const only = (folder, allowed) => ({
  name: `${folder}-imports`,
  severity: "error",
  from: { path: `^src/${folder}/`, pathNot: "\\.test\\.tsx?$" },
  to: { path: "^(src|tools|tests)/", pathNot: [`^src/${folder}/`, ...allowed.map((path) => `^src/${path}`)] },
});
const packageOnlyIn = (name, packages, places) => ({
  name,
  severity: "error",
  from: { path: "^src/", pathNot: [...places.map((place) => `^src/${place}`), "\\.test\\.tsx?$"] },
  to: { path: packages.map((package_) => `node_modules/${package_}(/|$)`) },
});

module.exports = {
  forbidden: [
    { name: "no-cycles", severity: "error", from: { path: "^(src|tools)/" }, to: { circular: true } },
    only("shared", []),
    only("toolkit", []),
    only("notebook", ["shared/"]),
    only("kernel", ["shared/", "notebook/"]),
    only("grading", ["shared/", "notebook/"]),
    only("submission", ["shared/", "notebook/", "grading/"]),
    only("grader", ["shared/", "notebook/", "grading/", "submission/"]),
    only("sandbox", ["shared/", "notebook/", "kernel/", "grading/", "toolkit/"]),
    only("host", ["shared/", "notebook/", "grading/", "submission/", "grader/(feedback|grade-submission|graded-csv|graded-files|grading)\\.ts", "kernel/(client|frame|bootstrap|messages|protocol|problems|compile/|feed)", "service-worker/messages", "toolkit/data/", "toolkit/tracking/(records|search|export)/"]),
    only("service-worker", []),
    only("server", ["shared/", "notebook/", "grading/", "submission/", "grader/(feedback|grading|refusals)\\.ts"]),
    { name: "roots-are-not-imported", severity: "error", from: { path: "^src/(?!host/|sandbox/|server/)" }, to: { path: "^src/(host|sandbox|server)/|^tools/" } },
    packageOnlyIn("react-only-in-host", ["react", "react-dom"], ["host/"]),
    packageOnlyIn("monaco-only-in-the-editor", ["monaco-editor"], ["host/editor/"]),
    packageOnlyIn("tfjs-only-in-toolkit-and-libraries", ["@tensorflow"], ["toolkit/", "sandbox/libraries/"]),
    packageOnlyIn("database-only-in-the-server", ["drizzle-orm", "pg", "pg-boss", "@electric-sql/pglite"], ["server/"]),
    packageOnlyIn("two-files-wrap-the-runtime", ["@observablehq/runtime"], ["kernel/runtime/runtime.ts", "kernel/runtime/paced-runtime.ts"]),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"], extensions: [".ts", ".tsx", ".mjs", ".js"] },
  },
};
