import { expect, it } from "vitest";
import { isToolkit, Libraries, libraryOf } from "./libraries.ts";
import { wordsIn } from "./words.ts";

it("finds a library by all the names that notebooks give it", () => {
  for (const name of [
    "d3",
    "npm:d3",
    "npm:d3@7",
    "https://cdn.jsdelivr.net/npm/d3/+esm",
    "https://cdn.jsdelivr.net/npm/d3@7.9.0/+esm",
  ]) {
    expect(libraryOf(name)).toBe("d3");
  }
  for (const name of [
    "@tensorflow/tfjs",
    "npm:@tensorflow/tfjs@4.22.0",
    "https://cdn.jsdelivr.net/npm/@tensorflow/tfjs@4/+esm",
  ]) {
    expect(libraryOf(name)).toBe("@tensorflow/tfjs");
  }
});

it("finds the parts of Hono, and Hono itself, as one writes them for Node", () => {
  for (const name of ["hono", "hono/cors", "hono/http-exception"]) expect(libraryOf(name)).toBe(name);
  expect(libraryOf("npm:hono@4")).toBe("hono");
  expect(libraryOf("hono/jsx")).toBeNull();
});

it("knows no other", () => {
  for (const name of [
    "",
    "d3-array",
    "lodash",
    "./d3",
    "https://example.org/d3",
    "https://cdn.jsdelivr.net/npm/d3/dist/d3.js",
    "node:fs",
    "kernel",
    "__proto__",
  ]) {
    expect(libraryOf(name)).toBeNull();
  }
});

it("knows the toolkit by its parts", () => {
  for (const name of ["bancada", "npm:bancada", "bancada/feature-extraction"]) expect(isToolkit(name)).toBe(true);
  for (const name of ["bancadas", "x/bancada"]) expect(isToolkit(name)).toBe(false);
});

it("says in the reader's language which modules exist, and why a closed cell gets none", async () => {
  const libraries = new Libraries({
    fetch: () => Promise.reject(new Error("offline")),
    stock: new Map(),
    words: () => wordsIn("en"),
    onLoad: () => {},
  });
  await expect(libraries.import("lodash", [], false)).rejects.toThrow(/no module "lodash".*papaparse/);
  await expect(libraries.import("bancada/metrics", [], true)).rejects.toThrow(/from scratch/);
  await expect(libraries.import("d3", [], false)).rejects.toThrow(/could not be loaded \(offline\)/);
});
