import { useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { cellOfHash, linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { NotebookView } from "../notebook/notebook-view.tsx";
import type { Session } from "../session/snapshot.ts";
import { useDark, useLanguage, useMessages } from "../settings/context.tsx";
import "../styles/lab.css";
import { MissingLab } from "./missing-lab.ts";
import { openLab } from "./open-lab.ts";
import { isOffline } from "./use-catalogue.ts";

type Opening =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly session: Session }
  | { readonly state: "missing" | "offline" }
  | { readonly state: "error"; readonly details: string };

/** `/lab/<module>/<slug>`: fetches the lab, opens the session, and shows the notebook. */
export default function LabPage({ id }: { id: string }) {
  const m = useMessages();
  const texts = m.lab;
  const language = useLanguage();
  const dark = useDark();
  const [attempt, setAttempt] = useState(0);
  const [opening, setOpening] = useState<Opening>({ state: "loading" });
  const [stage] = useState(() => {
    const element = document.createElement("div");
    element.className = "stage";
    return element;
  });
  const [openAt] = useState(() => cellOfHash(location.hash));
  const { missingTitle, offlineTitle, errorTitle } = texts;
  useTitle(
    { loading: "", ready: null, missing: missingTitle, offline: offlineTitle, error: errorTitle }[opening.state],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: language and theme only matter at the start; the notebook tells the session of later changes
  useEffect(() => {
    const leaving = new AbortController();
    let opened: Session | null = null;
    setOpening({ state: "loading" });
    openLab({ id, language, dark, stage, title: texts.outputs }).then(
      (session) => {
        opened = session;
        if (leaving.signal.aborted) session.dispose();
        else setOpening({ state: "ready", session });
        if (import.meta.env.PROD)
          void import("../offline/keep-lab.ts")
            .then(({ keepLab }) => keepLab(id, session.getSnapshot().lab.datasets))
            .catch(() => {});
      },
      (error: unknown) => {
        if (leaving.signal.aborted) return;
        if (error instanceof MissingLab) setOpening({ state: "missing" });
        else if (isOffline(error)) setOpening({ state: "offline" });
        else
          setOpening({
            state: "error",
            details: error instanceof Error ? (error.stack ?? error.message) : String(error),
          });
      },
    );
    return () => {
      leaving.abort();
      opened?.dispose();
      stage.remove();
    };
  }, [id, stage, attempt]);

  switch (opening.state) {
    case "ready":
      return <NotebookView session={opening.session} stage={stage} openAt={openAt} />;
    case "loading":
      return (
        <main id="content" className="loading" tabIndex={-1}>
          <p role="status">{texts.loading}</p>
        </main>
      );
    case "missing":
      return (
        <MessagePage icon="question" title={missingTitle} text={texts.missingText(id)}>
          <Link className="button button--main" href={linkTo({ page: "course" })}>
            {m.backToCourse}
          </Link>
        </MessagePage>
      );
    default:
      return (
        <MessagePage
          icon={opening.state === "offline" ? "offline" : "warn"}
          title={opening.state === "offline" ? offlineTitle : errorTitle}
          text={opening.state === "offline" ? texts.offlineText : texts.errorText}
          details={opening.state === "error" ? opening.details : ""}
        >
          <Button look="main" icon="restart" onClick={() => setAttempt(attempt + 1)}>
            {m.retry}
          </Button>
          <Link className="button" href={linkTo({ page: "course" })}>
            {m.backToCourse}
          </Link>
        </MessagePage>
      );
  }
}
