import { useState } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import type { IconName } from "../components/icon.tsx";
import { saveFile } from "../components/save-file.ts";
import { exportTexts } from "../messages/export.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import "../styles/export.css";
import { type ExportFormat, makeFile } from "./make-file.ts";
import { print } from "./print-sheet.ts";

const formats: readonly (readonly [ExportFormat, IconName])[] = [
  ["print", "given"],
  ["notebook", "download"],
  ["page", "download"],
  ["ipynb", "download"],
  ["module", "download"],
];

/** Gives the notebook away: on paper, or as a file of another kind. */
export function ExportDialog({ onClose }: { onClose: () => void }) {
  const texts = usePartTexts(exportTexts);
  const { session } = useActions();
  const [told, setTold] = useState("");
  const [isWorking, setWorking] = useState(false);
  const give = async (format: ExportFormat) => {
    if (isWorking) return;
    setWorking(true);
    setTold(texts.working);
    try {
      const { text, ending, mediaType, lacksOutputs } = await makeFile(format, session, texts);
      const name = `${session.getSnapshot().lab.id.replace("/", "-")}${format === "page" ? "-saidas" : ""}${ending}`;
      if (format === "print") print(text, window);
      else saveFile(name, mediaType, text);
      setTold(lacksOutputs ? texts.notReady : format === "print" ? "" : texts.done(name));
    } catch {
      setTold(texts.failed);
    }
    setWorking(false);
  };
  return (
    <Dialog title={texts.title} onClose={onClose}>
      <p>{texts.lead}</p>
      <ul className="formats">
        {formats.map(([format, icon], at) => (
          <li key={format}>
            <Button
              icon={icon}
              aria-disabled={isWorking}
              aria-describedby={`format-${format}`}
              {...(at === 0 ? { "data-first-focus": "" } : {})}
              onClick={() => void give(format)}
            >
              {texts[format]}
            </Button>
            <span id={`format-${format}`}>{texts[`${format}Note`]}</span>
          </li>
        ))}
      </ul>
      <p role="status">{told}</p>
    </Dialog>
  );
}
