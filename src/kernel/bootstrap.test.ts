import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { bootstrapHash, bootstrapText, frameDocument } from "./bootstrap.ts";

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
