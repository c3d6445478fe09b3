import { useEffect, useState } from "react";
import type { CellState, CellView } from "../session/snapshot.ts";
import type { SavedOutput } from "../storage/saved-output.ts";
import { theDatabase } from "../storage/the-database.ts";
import { localNotebook } from "./local-notebooks.ts";
import { SavedOutputs } from "./saved-outputs.tsx";

type Outputs = Readonly<Record<string, readonly SavedOutput[]>>;

const none: Outputs = {};
let known: { readonly id: string; readonly outputs: Promise<Outputs>; cells: number } | null = null;

/** Read once for all cells of the notebook that is open; once the last is gone, another may come under the same id. */
function outputsOf(id: string) {
  if (known?.id !== id || known.cells === 0) {
    const outputs = localNotebook(theDatabase(), id).then(
      (found) => found?.notebook.outputs ?? none,
      () => none,
    );
    known = { id, outputs, cells: 0 };
  }
  return known;
}

/** States of a cell that has not run since the notebook was opened. */
const unrun: ReadonlySet<CellState> = new Set(["idle", "blocked", "disabled"]);

/** What a cell of a notebook from disk had shown in its file, until it runs here. What cannot run keeps it. */
export function CellOutputs({ notebook, view }: { notebook: string; view: Pick<CellView, "id" | "mode" | "state"> }) {
  const [outputs, setOutputs] = useState(none);
  useEffect(() => {
    let here = true;
    const reading = outputsOf(notebook);
    reading.cells += 1;
    void reading.outputs.then((found) => here && setOutputs(found));
    return () => {
      here = false;
      reading.cells -= 1;
    };
  }, [notebook]);
  const { id, mode, state } = view;
  const runs = mode === "js" || mode === "ts";
  const saved = outputs[id] ?? [];
  if (saved.length === 0 || (runs && !unrun.has(state))) return null;
  return (
    <div className="solid saved-outputs__place">
      <SavedOutputs outputs={saved} />
    </div>
  );
}
