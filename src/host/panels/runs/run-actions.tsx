import { lazy, Suspense, useId, useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { saveFile } from "../../components/save-file.ts";
import { runsTexts } from "../../messages/runs.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { theCourseStore } from "../../storage/course-store.ts";
import { space, type Tracked, type TrackedRun } from "./tracked.ts";

const CompareDialog = lazy(() => import("./compare-dialog.tsx"));

type Told = "" | "compareNeeds" | "exportFailed" | "deleteFailed";

/** What one does with the runs that are selected; without a selection, export takes all. */
export function RunActions(props: { tracked: Tracked; picked: readonly TrackedRun[]; onDeleted: () => void }) {
  const { tracked, picked, onDeleted } = props;
  const texts = usePartTexts(runsTexts);
  const m = useMessages();
  const note = useId();
  const [open, setOpen] = useState<"compare" | "delete" | null>(null);
  const [told, setTold] = useState<Told>("");
  const close = () => setOpen(null);
  const compare = () => {
    setTold(picked.length < 2 ? "compareNeeds" : "");
    if (picked.length >= 2) setOpen("compare");
  };
  const exportRuns = async () => {
    try {
      const { zipOfRuns } = await import("./export-runs.ts");
      const runs = picked.length > 0 ? picked : tracked.runs;
      saveFile("mlruns.zip", "application/zip", await zipOfRuns({ ...tracked, runs }, theCourseStore()));
      setTold("");
    } catch {
      setTold("exportFailed");
    }
  };
  const remove = async () => {
    const ids = new Set(picked.map(({ runId }) => runId));
    const files = tracked.files.filter((key) => ids.has(key.split("/")[2] ?? ""));
    try {
      await theCourseStore().delete(space, [...[...ids].map((id) => `run/${id}`), ...files]);
      onDeleted();
      setTold("");
    } catch {
      setTold("deleteFailed");
    }
    close();
  };
  return (
    <div>
      <div className="log__tools">
        <Button aria-disabled={picked.length < 2} onClick={compare}>
          {texts.compare}
        </Button>
        <Button icon="download" aria-describedby={note} onClick={() => void exportRuns()}>
          {texts.export}
        </Button>
        <Button
          look="quiet"
          icon="trash"
          aria-disabled={picked.length === 0}
          onClick={() => (picked.length > 0 ? setOpen("delete") : undefined)}
        >
          {texts.delete}
        </Button>
      </div>
      <p role="status">{told ? texts[told] : null}</p>
      <details className="runs__note">
        <summary>{texts.export}: mlruns, replay.py</summary>
        <p id={note}>{texts.exportNote}</p>
      </details>
      {open === "compare" ? (
        <Suspense>
          <CompareDialog runs={picked} onClose={close} />
        </Suspense>
      ) : null}
      {open === "delete" ? (
        <Dialog title={texts.deleteTitle} onClose={close}>
          <p>{texts.deleteText(picked.length)}</p>
          <p className="log__tools">
            <Button look="stop" icon="trash" onClick={() => void remove()}>
              {texts.delete}
            </Button>
            <Button data-first-focus="" onClick={close}>
              {m.cancel}
            </Button>
          </p>
        </Dialog>
      ) : null}
    </div>
  );
}
