import { useEffect, useRef, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { localTexts } from "../messages/local.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { tellErasing } from "../storage/erased.ts";
import { theDatabase } from "../storage/the-database.ts";
import { type LocalNotebook, localNotebooks } from "./local-notebooks.ts";
import { removeFiles, removeNotebook } from "./remove-notebook.ts";

/** What was removed last, and how it comes back; or that the browser refused. */
type Removed = { readonly title: string; readonly putBack: () => Promise<void> } | "failed" | "back" | null;

/** The notebooks kept in this browser, each of which can be removed. */
export function NotebookList() {
  const texts = usePartTexts(localTexts);
  const language = useLanguage();
  const [notebooks, setNotebooks] = useState<readonly LocalNotebook[]>([]);
  const [asked, setAsked] = useState<LocalNotebook | null>(null);
  const [removed, setRemoved] = useState<Removed>(null);
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    let here = true;
    localNotebooks(theDatabase()).then(
      (found) => here && setNotebooks(found),
      // The course page says that what is kept could not be read.
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, []);
  useEffect(() => {
    // What held the focus went with the notebook, or with the question.
    if (removed) (status.current?.querySelector("button") ?? status.current)?.focus();
  }, [removed]);
  const titleOf = ({ labs }: LocalNotebook) => labs[language].notebook.title;
  const change = async (work: () => Promise<Removed>) => {
    const outcome = await work().catch((): Removed => "failed");
    setAsked(null);
    setNotebooks(await localNotebooks(theDatabase()).catch(() => notebooks));
    setRemoved(outcome);
  };
  const remove = (notebook: LocalNotebook) =>
    change(async () => {
      await tellErasing(notebook.id);
      const putBack = await removeNotebook(theDatabase(), notebook.id);
      // It is gone, and can come back, also where the browser does not give its files to be deleted.
      await removeFiles(notebook.id).catch(() => undefined);
      return { title: titleOf(notebook), putBack };
    });
  return (
    <>
      {removed ? (
        <p className="own-notebooks__removed" role="status" tabIndex={-1} ref={status}>
          {typeof removed === "string" ? texts.removal[removed] : texts.removal.done(removed.title)}{" "}
          {typeof removed === "string" ? null : (
            <Button
              icon="back"
              onClick={() =>
                void change(async () => {
                  await removed.putBack();
                  return "back";
                })
              }
            >
              {texts.removal.undo}
            </Button>
          )}
        </p>
      ) : null}
      {notebooks.length > 0 ? (
        <ul className="labs">
          {notebooks.map((notebook) => (
            <li key={notebook.id} className="lab-row own-notebooks__row">
              <Link className="lab-row__link" href={linkTo({ page: "lab", lab: notebook.id })}>
                <span className="lab-row__title">{titleOf(notebook)}</span>
                <span className="lab-row__facts">{texts.cells(notebook.labs[language].notebook.cells.length)}</span>
              </Link>
              <Button
                look="quiet"
                icon="trash"
                label={texts.removal.ask(titleOf(notebook))}
                onClick={() => setAsked(notebook)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {asked ? (
        <RemoveDialog title={titleOf(asked)} onClose={() => setAsked(null)} onRemove={() => void remove(asked)} />
      ) : null}
    </>
  );
}

interface RemoveDialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

function RemoveDialog({ title, onClose, onRemove }: RemoveDialogProps) {
  const m = useMessages();
  const { removal } = usePartTexts(localTexts);
  return (
    <Dialog title={removal.ask(title)} onClose={onClose}>
      <p>{removal.text}</p>
      <p className="own-notebooks__actions">
        <Button look="stop" icon="trash" onClick={onRemove}>
          {removal.do}
        </Button>
        <Button data-first-focus="" onClick={onClose}>
          {m.cancel}
        </Button>
      </p>
    </Dialog>
  );
}
