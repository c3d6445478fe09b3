import { useEffect, useRef, useState } from "react";
import { linkTo, navigate } from "../app/router.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { localTexts } from "../messages/local.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { labParser } from "../sandbox/lab-parser.ts";
import { useLanguage } from "../settings/context.tsx";
import { theDatabase } from "../storage/the-database.ts";
import "../styles/local.css";
import { keepNotebook } from "./local-notebooks.ts";
import { NotebookList } from "./notebook-list.tsx";
import type { FileProblem } from "./opened-notebook.ts";
import { readFile } from "./read-file.ts";

/** On the course page: notebooks opened from disk, and the way to open another. */
export function OwnNotebooks() {
  const texts = usePartTexts(localTexts);
  const language = useLanguage();
  const [refused, setRefused] = useState<{ readonly name: string; readonly problem: FileProblem | null } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const open = async (file: File | undefined) => {
    if (!file) return;
    setRefused(null);
    try {
      const opened = await readFile(file, labParser);
      if (!opened.ok) setRefused({ name: file.name, problem: opened.problem });
      else navigate(linkTo({ page: "lab", lab: await keepNotebook(theDatabase(), opened.notebook) }));
    } catch {
      setRefused({ name: file.name, problem: null });
    }
  };
  useDrop((file) => void open(file));
  const why = (problem: FileProblem | null) => {
    if (!problem) return texts.unreadable;
    if (problem.code !== "bad-notebook") return texts.problems[problem.code];
    return texts.badNotebook(problem.line, problem.message[language]);
  };
  return (
    <section className="own-notebooks" aria-labelledby="own-notebooks">
      <h2 id="own-notebooks" className="course__path">
        {texts.title}
      </h2>
      <p className="own-notebooks__lead">{texts.lead}</p>
      <input
        ref={input}
        type="file"
        hidden
        accept=".html,.htm,.ipynb"
        onChange={({ currentTarget }) => {
          void open(currentTarget.files?.[0]);
          // The same file, mended, can be chosen again.
          currentTarget.value = "";
        }}
      />
      <Button icon="plus" onClick={() => input.current?.click()}>
        {texts.choose}
      </Button>
      <div role="alert">
        {refused ? (
          <p className="note note--warn">
            <Icon name="warn" />
            <span>{texts.failed(refused.name, why(refused.problem))}</span>
          </p>
        ) : null}
      </div>
      <NotebookList />
    </section>
  );
}

/** A file dropped anywhere on the page. */
function useDrop(onFile: (file: File | undefined) => void): void {
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes("Files") ?? false;
    const over = (event: DragEvent) => {
      if (isFile(event)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return;
      event.preventDefault();
      latest.current(event.dataTransfer?.files[0]);
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}
