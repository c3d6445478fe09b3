import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFromKernel } from "./messages.ts";

const types = [
  "ready",
  "pending",
  "enter",
  "leave",
  "fulfilled",
  "rejected",
  "heights",
  "summary",
  "leave-output",
  "need",
  "open-file",
  "store",
  "record",
  "answer",
  "tensors",
  "log",
  "file",
  "pong",
];

describe("a message from the kernel", () => {
  it("never throws, and is either refused or of a known type, whatever comes", () => {
    const anyMessage = fc.oneof(
      fc.anything(),
      fc.record(
        {
          type: fc.constantFrom(...types),
          id: fc.oneof(fc.string(), fc.anything()),
          heights: fc.anything(),
          cells: fc.anything(),
          error: fc.anything(),
          answer: fc.anything(),
          text: fc.anything(),
          name: fc.oneof(fc.string(), fc.anything()),
          bytes: fc.constantFrom(new ArrayBuffer(1), "text", null),
        },
        { requiredKeys: ["type"] },
      ),
    );
    fc.assert(
      fc.property(anyMessage, (data) => {
        const message = parseFromKernel(data);
        if (message !== null) expect(types).toContain(message.type);
      }),
      { numRuns: 2_000 },
    );
  });

  it("is complete: what is missing or wrong has a plain value", () => {
    expect(parseFromKernel({ type: "fulfilled", id: "7.2", durationMs: Number.NaN })).toEqual({
      type: "fulfilled",
      id: "7.2",
      durationMs: 0,
      version: 0,
      live: "",
    });
    expect(parseFromKernel({ type: "rejected", id: "1", error: null })).toEqual({
      type: "rejected",
      id: "1",
      durationMs: 0,
      error: { name: "", message: "", line: 0, input: "", stack: "" },
    });
    expect(parseFromKernel({ type: "answer", request: 2, answer: { ok: "true" } })).toEqual({
      type: "answer",
      request: 2,
      answer: { ok: false, code: "not-cloneable", message: "" },
    });
  });

  it("is cut to its limits", () => {
    const long = "x".repeat(1_000_000);
    const summary = parseFromKernel({ type: "summary", id: "1", text: long });
    expect(summary?.type === "summary" && summary.text.length).toBe(300);
    const rejected = parseFromKernel({ type: "rejected", id: "1", error: { message: long, stack: long } });
    expect(rejected?.type === "rejected" && rejected.error.message.length + rejected.error.stack.length).toBe(10_000);
    expect(parseFromKernel({ type: "pending", id: long })).toBeNull();
    expect(parseFromKernel({ type: "heights", heights: [["1", 1e300]] })).toEqual({
      type: "heights",
      heights: [["1", 100_000]],
    });
    expect(
      parseFromKernel({ type: "tensors", cells: Array.from({ length: 100_000 }, () => ["1", 1, 1]) }),
    ).toMatchObject({
      cells: { length: 5_000 },
    });
  });

  it("names a file without a path, hidden dots or direction marks", () => {
    const name = (text: unknown) => {
      const message = parseFromKernel({ type: "file", id: "1", name: text, mediaType: "", bytes: new ArrayBuffer(0) });
      return message?.type === "file" ? message.name : null;
    };
    expect(name("modelo final.json")).toBe("modelo final.json");
    expect(name("../../etc/passwd")).toBe("_.._etc_passwd");
    expect(name("foto\u202egpj.exe")).toBe("foto_gpj.exe");
    expect(name(".bashrc")).toBe("bashrc");
    expect(name(null)).toBe("file.txt");
  });
});
