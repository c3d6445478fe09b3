import { useEffect, useRef, useState } from "react";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { chosenFiles, droppedFiles, type HandedInFile, type NamedFile, takeFiles } from "./take-files.ts";

/** The ways in: files, a folder, or anything of the kind dropped anywhere on the page. */
export function PickFiles({ onFiles }: { onFiles: (files: readonly HandedInFile[]) => Promise<void> }) {
  const texts = usePartTexts(gradingTexts);
  const [warnings, setWarnings] = useState<readonly string[]>([]);
  const [isReading, setReading] = useState(false);
  const take = async (given: Promise<readonly NamedFile[]>) => {
    setWarnings([]);
    setReading(true);
    try {
      const { files, damaged, others } = await takeFiles(await given);
      setWarnings([
        ...(files.length === 0 && damaged.length === 0 ? [texts.none] : []),
        ...(damaged.length > 0 ? [texts.damaged(damaged)] : []),
        ...(others > 0 && files.length > 0 ? [texts.others(others)] : []),
      ]);
      await onFiles(files);
    } catch {
      setWarnings([texts.unreadable]);
    } finally {
      setReading(false);
    }
  };
  useDrop((data) => void take(droppedFiles(data)));
  return (
    <div className="grading__pick">
      <div className="teach__actions">
        <Chooser label={texts.files} onChosen={(list) => void take(list)} />
        <Chooser label={texts.folder} isFolder onChosen={(list) => void take(list)} />
        <span role="status">{isReading ? texts.reading : ""}</span>
      </div>
      <div role="alert">
        {warnings.map((text) => (
          <p key={text} className="note note--warn">
            <Icon name="warn" />
            <span>{text}</span>
          </p>
        ))}
      </div>
    </div>
  );
}

interface ChooserProps {
  readonly label: string;
  readonly isFolder?: boolean;
  readonly onChosen: (files: Promise<readonly NamedFile[]>) => void;
}

function Chooser({ label, isFolder = false, onChosen }: ChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        multiple
        {...(isFolder ? { webkitdirectory: "" } : { accept: ".html,.htm,.zip" })}
        aria-label={label}
        onChange={({ currentTarget }) => {
          onChosen(Promise.resolve(chosenFiles(currentTarget.files)));
          // The same file, mended, can be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button icon={isFolder ? "down" : "plus"} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}

function useDrop(onData: (data: DataTransfer) => void): void {
  const latest = useRef(onData);
  latest.current = onData;
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      latest.current(event.dataTransfer);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}
