/** What the host knows of a cell without running it: found by `compile/`, shown by the page. */
export interface CellProblem {
  /**
   * `syntax`: does not parse · `export`: a cell shares its names without `export` · `global`: redefines or assigns a name of the language ·
   * `assignment`: assigns to another cell's variable, or to one that nobody defines · `mutation` (a warning): changes another cell's value in place ·
   * `closed`: from-scratch work imports the toolkit · `import`: a module that does not exist ·
   * `typescript`: what compiles TypeScript has not been fetched · `lint`: it works, and is likely not meant (host/lints).
   */
  readonly code:
    | "syntax"
    | "typescript"
    | "export"
    | "global"
    | "undefined"
    | "duplicate"
    | "cycle"
    | "import"
    | "closed"
    | "assignment"
    | "mutation"
    | "lint";
  readonly severity: "error" | "warning" | "hint";
  /** From 1; 0 where unknown. */
  readonly line: number;
  /** From 1, in UTF-16 units, as editors count; 0 where unknown. */
  readonly column: number;
  /** The undefined, duplicate, assigned or mutated name; the module, for `import` and `closed`. */
  readonly name: string;
  /**
   * `duplicate`: the other cells that define the name. `assignment`: the one that does, if any. `cycle`: the path, this cell first, each reading from the next.
   * `mutation`: the cell that defines the value. `closed`: the cell that imports the toolkit, where it is not this one.
   */
  readonly cells: readonly number[];
  /** `syntax`: the parser's own words. `import`: the modules that exist, joined by ", ". */
  readonly detail: string;
  /** `lint`: what it says, in the reader's language. */
  readonly words?: { readonly title: string; readonly text: string };
  /** `lint`: the cell's text, mended. */
  readonly fix?: { readonly label: string; readonly text: string };
}
