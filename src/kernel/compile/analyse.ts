import type { CellProblem } from "../problems.ts";
import type { CompileResult, Place } from "./compile-cell.ts";
import { effectEdges } from "./effect-edges.ts";
import { entangled, inOrder, reaches, shortestPath } from "./graph.ts";

export interface AnalysedCell {
  readonly id: string;
  readonly compiled: CompileResult;
  /** Where the cell stands in the document. */
  readonly position: number;
  /** Is it the student's to write? What such a cell imports counts as theirs. */
  readonly own: boolean;
}

/** What cells find without defining it. */
export interface NotebookWorld {
  /** Names that the page gives: see `isPageGlobal`. */
  readonly isGlobal: (name: string) => boolean;
  /** Names that the kernel gives: `display`, `view`, `Plot`… A cell that defines one of them takes its place. */
  readonly builtins: ReadonlySet<string>;
  /** Specifiers of every module that a cell can import. */
  readonly modules: readonly string[];
}

export interface Analysis {
  readonly problems: ReadonlyMap<string, readonly CellProblem[]>;
  /** The cell that defines each name; the first, where several do. */
  readonly definedBy: ReadonlyMap<string, string>;
  /** The cells whose names each cell reads. */
  readonly inputsOf: ReadonlyMap<string, readonly string[]>;
  /** The cells that each cell follows because they change in place what it reads. */
  readonly after: ReadonlyMap<string, readonly string[]>;
  /** Every id: each cell behind those that it reads and follows, otherwise as in the document. */
  readonly order: readonly string[];
}

/** Reads a whole notebook without running it: who depends on whom, and what cannot work. */
export function analyse(unordered: readonly AnalysedCell[], world: NotebookWorld): Analysis {
  const cells = unordered.toSorted((a, b) => a.position - b.position);
  const problems = new Map<string, CellProblem[]>(cells.map(({ id }) => [id, []]));
  const report = (id: string, code: CellProblem["code"], place: Place | undefined, more: Partial<CellProblem> = {}) => {
    const { name, line, column } = place ?? { name: "", line: 0, column: 0 };
    problems.get(id)?.push({ code, severity: "error", name, line, column, cells: [], detail: "", ...more });
  };

  const definers = new Map<string, string[]>();
  const broken = new Map<string, string>();
  const changeable = new Set<string>();
  for (const { id, compiled } of cells) {
    if (!compiled.ok) {
      problems.get(id)?.push(compiled.problem);
      for (const name of compiled.mightDefine) broken.set(name, broken.get(name) ?? id);
    } else {
      for (const name of compiled.cell.outputs) {
        definers.set(name, [...(definers.get(name) ?? []), id]);
        if (!compiled.imported.includes(name)) changeable.add(name);
      }
    }
  }
  const definedBy = new Map<string, string>();
  for (const [name, [first]] of definers) if (first !== undefined) definedBy.set(name, first);
  for (const list of problems.values())
    list.forEach((problem, at) => {
      const owner = problem.code === "assignment" ? definedBy.get(problem.name) : undefined;
      if (owner !== undefined) list[at] = { ...problem, cells: [cellNumber(owner)] };
    });
  for (const [name, id] of broken) if (!definedBy.has(name) && !world.builtins.has(name)) definedBy.set(name, id);

  const inputsOf = new Map<string, string[]>();
  for (const { id, compiled } of cells) {
    const edges = new Set<string>();
    if (compiled.ok) {
      for (const place of compiled.places.inputs) {
        const definer = definedBy.get(place.name);
        if (definer !== undefined) edges.add(definer);
        else if (!world.builtins.has(place.name) && !world.isGlobal(place.name)) report(id, "undefined", place);
      }
      for (const place of compiled.places.outputs) {
        const others = (definers.get(place.name) ?? []).filter((other) => other !== id);
        if (others.length > 0) report(id, "duplicate", place, { cells: others.map(cellNumber) });
      }
      for (const place of compiled.places.imports)
        if (!world.modules.includes(place.name)) report(id, "import", place, { detail: world.modules.join(", ") });
    }
    inputsOf.set(id, [...edges]);
  }

  const firstUse = (id: string, definer: string | undefined) => {
    const compiled = cells.find((cell) => cell.id === id)?.compiled;
    return compiled?.ok ? compiled.places.inputs.find(({ name }) => definedBy.get(name) === definer) : undefined;
  };

  for (const id of entangled(
    cells.map((cell) => cell.id),
    inputsOf,
  )) {
    const path = shortestPath(id, id, inputsOf);
    if (path) report(id, "cycle", firstUse(id, path[1] ?? id), { cells: path.map(cellNumber) });
  }

  for (const { id, compiled } of cells) {
    if (!compiled.ok || !compiled.cell.closed) continue;
    for (const other of cells) {
      if (!other.own || !other.compiled.ok) continue;
      const place = other.compiled.places.imports.find(({ name }) => isToolkit(name));
      if (!place) continue;
      if (other.id === id) report(id, "closed", place);
      else if (reaches(id, other.id, inputsOf)) {
        const path = shortestPath(id, other.id, inputsOf) ?? [];
        report(id, "closed", firstUse(id, path[1] ?? other.id), { name: place.name, cells: [cellNumber(other.id)] });
      }
    }
  }

  const changesOf = ({ id, compiled }: AnalysedCell) =>
    compiled.ok ? compiled.places.effects.filter(({ name }) => changeable.has(name) && definedBy.get(name) !== id) : [];
  for (const cell of cells)
    for (const place of changesOf(cell)) {
      const definer = definedBy.get(place.name) ?? cell.id;
      report(cell.id, "mutation", place, { severity: "warning", cells: [cellNumber(definer)] });
    }
  const readers = cells.map((cell) => ({
    id: cell.id,
    inputs: cell.compiled.ok ? cell.compiled.cell.inputs : [],
    effects: changesOf(cell).map(({ name }) => name),
  }));
  const after = effectEdges(readers, inputsOf);

  return {
    problems,
    definedBy,
    inputsOf,
    after,
    order: inOrder(
      cells.map((cell) => cell.id),
      inputsOf,
      after,
    ),
  };
}

function isToolkit(specifier: string): boolean {
  return /^(?:npm:)?bancada(?:\/|$)/.test(specifier);
}

/** The number of the cell that a kernel id belongs to: 7 for `7` and for `7.2`. */
function cellNumber(id: string): number {
  return Number.parseInt(id, 10);
}
