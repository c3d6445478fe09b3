import { useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { HighlightedCode } from "../editor/highlighted-code.tsx";
import { localTexts } from "../messages/local.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { labPage } from "../pages/pages.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { theDatabase } from "../storage/the-database.ts";
import "../styles/code.css";
import "../styles/local.css";
import { type LocalNotebook, localNotebook } from "./local-notebooks.ts";
import { SavedOutputs } from "./saved-outputs.tsx";

type Opening =
  | { readonly state: "loading" | "missing" | "runs" }
  | { readonly state: "asks"; readonly notebook: LocalNotebook };

/** `/lab/local/<slug>`: a notebook from disk. It shows its source, and runs once the reader has said so. */
export default function LocalPage({ id }: { id: string }) {
  const m = useMessages();
  const texts = usePartTexts(localTexts);
  const [opening, setOpening] = useState<Opening>({ state: "loading" });
  useEffect(() => {
    let here = true;
    localNotebook(theDatabase(), id).then(
      (found) => {
        if (!here) return;
        if (!found) setOpening({ state: "missing" });
        else setOpening(found.hasRun ? { state: "runs" } : { state: "asks", notebook: found.notebook });
      },
      () => here && setOpening({ state: "missing" }),
    );
    return () => {
      here = false;
    };
  }, [id]);
  switch (opening.state) {
    case "runs":
      return <labPage.Page id={id} />;
    case "asks":
      return <Source notebook={opening.notebook} onRun={() => setOpening({ state: "runs" })} />;
    case "missing":
      return (
        <MessagePage icon="question" title={texts.missingTitle} text={texts.missingText}>
          <Link className="button button--main" href={linkTo({ page: "course" })}>
            {m.backToCourse}
          </Link>
        </MessagePage>
      );
    default:
      return (
        <main id="content" className="loading" tabIndex={-1}>
          <p role="status">{texts.loading}</p>
        </main>
      );
  }
}

/** What is in the file, as text alone: nothing of it is rendered or run. */
function Source({ notebook, onRun }: { notebook: LocalNotebook; onRun: () => void }) {
  const m = useMessages();
  const texts = usePartTexts(localTexts);
  const { title, cells } = notebook.labs[useLanguage()].notebook;
  useTitle(title);
  return (
    <main id="content" className="course local" tabIndex={-1}>
      <h1>{title}</h1>
      <div className="note note--warn">
        <Icon name="warn" />
        <div className="note__body">
          <p className="note__title">{texts.outsideTitle}</p>
          <p>{texts.outsideText}</p>
          <p className="note__actions">
            <Button look="main" icon="play" onClick={onRun}>
              {texts.run}
            </Button>
            <Link className="button" href={linkTo({ page: "course" })}>
              {m.backToCourse}
            </Link>
          </p>
        </div>
      </div>
      <ol className="local__cells">
        {cells.map(({ id, mode, text }) => (
          <li key={id} aria-label={texts.cell(id)}>
            <HighlightedCode text={text} mode={mode === "js" || mode === "ts" ? mode : "text"} />
            <SavedOutputs outputs={notebook.outputs[id] ?? []} />
          </li>
        ))}
      </ol>
    </main>
  );
}
