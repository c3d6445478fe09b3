import "../styles/class.css";
import "../styles/instructor.css";
import "../styles/grading.css";
import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { CodedText } from "../components/coded-text.tsx";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { GradingDesk } from "./grading-desk.ts";
import { GradingProgress } from "./grading-progress.tsx";
import { HandedInTable } from "./handed-in-table.tsx";
import { LockedLabs } from "./locked-labs.tsx";
import { siteKeyId } from "./open-labs.ts";
import { PageGrader } from "./page-grader.ts";
import { PickFiles } from "./pick-files.tsx";

/** Files that students handed in are graded here, in the reader's own browser. The course key is never on this page. */
export default function GradingPage() {
  const texts = usePartTexts(gradingTexts);
  useTitle(texts.title);
  const [site, retry] = useSiteKey();
  return (
    <main id="content" className="class teach grading" tabIndex={-1}>
      <h1>{texts.title}</h1>
      <p className="class__lead">
        <CodedText text={texts.lead} />
      </p>
      {site === "without" ? <WithoutKey /> : null}
      {site === "unknown" ? <NoAnswer retry={retry} /> : null}
      {site === "with" ? <DeskView /> : null}
    </main>
  );
}

type SiteKey = "asking" | "with" | "without" | "unknown";

/** Was this site built with a course key? */
function useSiteKey(): readonly [SiteKey, () => void] {
  const [site, setSite] = useState<SiteKey>("asking");
  const ask = useCallback(() => {
    setSite("asking");
    siteKeyId().then(
      (id) => setSite(id === null ? "without" : "with"),
      () => setSite("unknown"),
    );
  }, []);
  useEffect(ask, [ask]);
  return [site, ask];
}

function WithoutKey() {
  const texts = usePartTexts(gradingTexts);
  return (
    <div className="note">
      <Icon name="lock" />
      <div>
        <h2 className="note__title">{texts.noKey}</h2>
        <p>
          <CodedText text={texts.noKeyText} />
        </p>
      </div>
    </div>
  );
}

function NoAnswer({ retry }: { retry: () => void }) {
  const texts = usePartTexts(gradingTexts);
  const m = useMessages();
  return (
    <div role="alert" className="note note--warn">
      <Icon name="warn" />
      <div>
        <p>{texts.noAnswer}</p>
        <Button icon="restart" onClick={retry}>
          {m.retry}
        </Button>
      </div>
    </div>
  );
}

/** Chromium alone gives sandboxed frames a process of their own; elsewhere one that never ends holds this page too. */
const framesStandApart = "userAgentData" in navigator;

function DeskView() {
  const texts = usePartTexts(gradingTexts);
  const store = useDesk();
  const desk = useSyncExternalStore(store.subscribe, store.get);
  return (
    <>
      <PickFiles onFiles={(files) => store.add(files)} />
      {framesStandApart ? null : <p className="class__facts">{texts.oneProcess}</p>}
      <LockedLabs desk={desk} onOpened={(labs) => store.open(labs)} />
      {desk.rows.length === 0 ? null : (
        <>
          <GradingProgress desk={desk} store={store} />
          <HandedInTable desk={desk} />
          <p className="class__facts">{texts.jsonNote}</p>
        </>
      )}
    </>
  );
}

/** The desk of this visit: nothing of it is kept when one leaves the page. */
function useDesk(): GradingDesk {
  const [{ desk, grader }] = useState(() => {
    const grader = new PageGrader();
    return { grader, desk: new GradingDesk({ grade: (bytes, shelf, signal) => grader.grade(bytes, shelf, signal) }) };
  });
  useEffect(() => {
    const look = () => desk.setVisible(!document.hidden);
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      desk.clear();
      grader.close();
    };
  }, [desk, grader]);
  return desk;
}
