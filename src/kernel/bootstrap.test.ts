import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bootstrapHash, bootstrapText, frameContentSecurityPolicy, frameDocument } from "./bootstrap.ts";

describe("the frame's bootstrap", () => {
  it("is allowed by its own hash and by nothing else", () => {
    expect(bootstrapHash).toBe(createHash("sha256").update(bootstrapText).digest("base64"));
    expect(frameDocument.match(/script-src [^;]*/)?.[0]).toBe(
      `script-src 'sha256-${bootstrapHash}' 'unsafe-eval' blob:`,
    );
  });

  it("stands in one script element that nothing in it can close", () => {
    expect(frameDocument.split("<script>").length).toBe(2);
    expect(bootstrapText).not.toMatch(/<\/?script|<!--/i);
  });
});

it("lets the frame load nothing by an address, and run no inline script but the bootstrap", () => {
  const directives = new Map(
    frameContentSecurityPolicy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources] as const;
    }),
  );
  expect(directives.get("default-src")).toEqual(["'none'"]);
  expect(directives.get("frame-src")).toEqual(["'none'"]);
  expect(directives.get("connect-src")).toEqual(["data:", "blob:"]);
  expect(directives.get("script-src")).not.toContain("'unsafe-inline'");
  for (const source of [...directives.values()].flat())
    expect(["'none'", "'unsafe-eval'", "'unsafe-inline'", "data:", "blob:", `'sha256-${bootstrapHash}'`]).toContain(
      source,
    );
});
