import "../styles/class.css";
import { lazy, useCallback, useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { classTexts } from "../messages/class.ts";
import { mergeTexts } from "../messages/merges.ts";
import { providerTexts } from "../messages/provider.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { Database } from "../storage/database.ts";
import { databaseOf, deviceAccount, enterAccount } from "../storage/device-account.ts";
import { theDatabase } from "../storage/the-database.ts";
import { KeptHere } from "../sync/kept-here.tsx";
import { classIsHere } from "./class-server.ts";
import { loadClass, type MyClass } from "./load-class.ts";
import { moveOutbox } from "./move-outbox.ts";
import { MyCourses } from "./my-courses.tsx";
import { useProviderFault } from "./provider-fault.ts";
import { SignIn } from "./sign-in.tsx";
import { theOutbox } from "./the-outbox.ts";

const InstructorPage = lazy(() => import("../instructor/instructor-page.tsx"));

type Standing = { readonly is: "loading" | "none" | "later" } | { readonly is: "here"; readonly mine: MyClass | null };

/**
 * `/class`: signing in, one's courses, and what became of what was handed in.
 * @param at - a course that one teaches, and what of it to show; empty for all of one's courses
 */
export default function ClassPage({ at = "" }: { at?: string | undefined }) {
  const m = useMessages();
  const texts = usePartTexts(classTexts);
  const faults = usePartTexts(providerTexts);
  const merges = usePartTexts(mergeTexts);
  const fault = useProviderFault();
  /** The e-mail of an account that another became part of, while this page was open. */
  const [merged, setMerged] = useState<string | null>(null);
  const [standing, setStanding] = useState<Standing>({ is: "loading" });
  const teaching = at !== "" && standing.is === "here" ? standing.mine : null;
  useTitle(teaching ? null : texts.title);
  const load = useCallback(async () => {
    if (!(await classIsHere())) return setStanding({ is: "none" });
    const answer = await loadClass();
    const user = answer.ok ? (answer.value?.user ?? null) : null;
    if (user && deviceAccount()?.id !== user.id) {
      // A browser that does not store has nothing to move.
      const own = new Database(databaseOf(user));
      await moveOutbox(theDatabase(), own, user.id).catch(() => undefined);
      await own.close();
      enterAccount(user);
      // Everything that the page holds is of the place that it was opened in. A browser that keeps nothing has one place.
      if (deviceAccount()?.id === user.id) return location.reload();
    }
    setStanding(answer.ok ? { is: "here", mine: answer.value } : { is: "later" });
    // What was handed in while nobody was signed in waits for this.
    if (answer.ok && answer.value) void theOutbox().send();
  }, []);
  useEffect(() => void load(), [load]);
  if (standing.is === "none") {
    return (
      <MessagePage icon="question" title={texts.title} text={texts.noClass}>
        <Link className="button button--main" href={linkTo({ page: "course" })}>
          {texts.toCourse}
        </Link>
      </MessagePage>
    );
  }
  if (standing.is === "later") {
    return (
      <MessagePage icon="offline" title={texts.title} text={texts.later}>
        <Button look="main" icon="restart" onClick={() => void load()}>
          {m.retry}
        </Button>
      </MessagePage>
    );
  }
  const note = merged !== null ? merges.merged(merged) : fault === null ? "" : faults[fault];
  const onMerged = (kept: string) => {
    setMerged(kept);
    return load();
  };
  if (teaching) return <InstructorPage at={at} user={teaching.user} />;
  return (
    <main id="content" className="class" tabIndex={-1}>
      <h1>{texts.title}</h1>
      {standing.is === "loading" ? <p role="status">{texts.loading}</p> : null}
      {standing.is === "here" && standing.mine === null ? <SignIn note={note} onSignedIn={load} /> : null}
      {standing.is === "here" && standing.mine === null ? <KeptHere /> : null}
      {standing.is === "here" && standing.mine ? (
        <MyCourses mine={standing.mine} onChanged={load} onMerged={onMerged} fault={fault} />
      ) : null}
    </main>
  );
}
