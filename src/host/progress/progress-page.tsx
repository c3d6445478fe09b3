import "../styles/course.css";
import "../styles/progress.css";
import { useEffect, useMemo, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { progressTexts } from "../messages/progress.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useCatalogue } from "../pages/use-catalogue.ts";
import { useMessages } from "../settings/context.tsx";
import { theDatabase } from "../storage/the-database.ts";
import { CalibrationView } from "./calibration-view.tsx";
import { courseProgress } from "./course-progress.ts";
import { JournalView } from "./journal-view.tsx";
import { LabTable } from "./lab-table.tsx";
import { OwnData } from "./own-data.tsx";
import { readStoredWork, type StoredWork } from "./stored-work.ts";

const nothing: StoredWork = { events: [], bases: new Map() };

/** `/progress`: what the journals on this device tell, and what can be done with all of it. */
export default function ProgressPage() {
  const m = useMessages();
  const texts = usePartTexts(progressTexts);
  const [catalogue] = useCatalogue();
  const [{ work, state }, readAgain] = useStoredWork();
  const ready = catalogue.state === "ready" ? catalogue.catalogue : null;
  const progress = useMemo(() => courseProgress(ready, work), [ready, work]);
  useTitle(texts.title);
  if (state === "failed") {
    return (
      <MessagePage icon="warn" title={texts.failedTitle} text={texts.failedText}>
        <Button look="main" icon="restart" onClick={readAgain}>
          {m.retry}
        </Button>
      </MessagePage>
    );
  }
  const isLoading = state === "loading" || catalogue.state === "loading";
  const isEmpty = !isLoading && work.events.length === 0;
  return (
    <main id="content" className="progress" tabIndex={-1}>
      <header>
        <h1>{texts.title}</h1>
        <p className="progress__lead">{texts.lead}</p>
      </header>
      {isLoading ? <p role="status">{texts.loading}</p> : null}
      {catalogue.state === "offline" || catalogue.state === "error" ? (
        <p className="note note--warn">
          <Icon name="offline" />
          <span>{texts.offline}</span>
        </p>
      ) : null}
      {isEmpty ? (
        <section className="empty">
          <h2>{texts.emptyTitle}</h2>
          <p>{texts.emptyText}</p>
          <p>
            <Link className="button button--main" href={linkTo({ page: "course" })}>
              {texts.toCourse}
            </Link>
          </p>
        </section>
      ) : null}
      {isLoading || isEmpty ? null : (
        <>
          <LabTable progress={progress} />
          <CalibrationView calibration={progress.calibration} />
          <JournalView work={work} progress={progress} />
        </>
      )}
      {state === "ready" ? <OwnData onErased={readAgain} /> : null}
    </main>
  );
}

/** What the device holds, read when the page opens and when asked again. */
function useStoredWork() {
  const [found, setFound] = useState<{ readonly work: StoredWork; readonly state: "loading" | "ready" | "failed" }>({
    work: nothing,
    state: "loading",
  });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt reads anew
  useEffect(() => {
    let here = true;
    readStoredWork(theDatabase()).then(
      (work) => here && setFound({ work, state: "ready" }),
      () => here && setFound({ work: nothing, state: "failed" }),
    );
    return () => {
      here = false;
    };
  }, [attempt]);
  return [found, () => setAttempt((count) => count + 1)] as const;
}
