import { expect, test } from "vitest";
import type { ReferenceEntry } from "../../shared/reference.ts";
import { entryAt, findEntries, subModulesOf } from "./find-entries.ts";

const entry = (module: string, name: string, more: Partial<ReferenceEntry> = {}): ReferenceEntry => ({
  module,
  name,
  kind: "class",
  signature: "",
  text: "",
  parameters: [],
  options: [],
  returns: "",
  throws: [],
  example: "",
  see: [],
  members: [],
  ...more,
});
const entries = [
  entry("tree", "TreeNode", { kind: "type" }),
  entry("tree", "exportText", { kind: "function", text: "A fitted tree as indented text: export_text." }),
  entry("tree", "DecisionTreeClassifier"),
  entry("model-selection", "trainTestSplit", {
    options: [{ name: "stratify", type: "", default: "null", text: "" }],
  }),
];
const names = (query: string) => findEntries(entries, query).map(({ name }) => name);

test("groups names by sub-module, classes first and types last", () => {
  expect(subModulesOf(entries).map(({ name, entries }) => [name, entries.map((it) => it.name)])).toEqual([
    ["model-selection", ["trainTestSplit"]],
    ["tree", ["DecisionTreeClassifier", "exportText", "TreeNode"]],
  ]);
});

test("finds by scikit-learn's name, by option, and by words of the explanation", () => {
  expect(names("train_test_split")).toEqual(["trainTestSplit"]);
  expect(names("STRATIFY")).toEqual(["trainTestSplit"]);
  expect(names("indented tree")).toEqual(["exportText"]);
  expect(names("export_text")).toEqual(["exportText"]);
  expect(names("text: export_text")).toEqual(["exportText"]);
  expect(names("  ")).toHaveLength(4);
  expect(names("forest")).toEqual([]);
});

test("an address names one with or without its sub-module", () => {
  expect(entryAt(entries, "exportText")?.module).toBe("tree");
  expect(entryAt(entries, "tree/exportText")?.name).toBe("exportText");
  expect(entryAt(entries, "model-selection/exportText")).toBeUndefined();
  expect(entryAt(entries, "tree")).toBeUndefined();
});
