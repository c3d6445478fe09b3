import "../styles/class.css";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { sha256Hex } from "../../shared/hash.ts";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { Button } from "../components/button.tsx";
import { classTexts } from "../messages/class.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { classIsHere } from "./class-server.ts";
import { HandedInList } from "./handed-in-list.tsx";
import { type KnownClass, knownClass } from "./known-class.ts";
import { LateCredit } from "./late-credit.tsx";
import { loadClass } from "./load-class.ts";
import { theOutbox } from "./the-outbox.ts";
import { nothingTold, type Told, ToldLine } from "./told.tsx";

const Criteria = lazy(() => import("./criteria.tsx"));
const TeamPart = lazy(() => import("./team-part.tsx"));

interface HandInProps {
  readonly lab: string;
  /** Makes the file, of this person where no name was written; null where it could not, which the dialog has said. */
  readonly makeText: (name: string) => Promise<string | null>;
  /** Sending is possible: it is what most people want here. */
  readonly onOffered: () => void;
}

/** Sends the submission to the class, where this address has one: now, or when the network is back. */
export function HandIn({ lab, makeText, onOffered }: HandInProps) {
  const texts = usePartTexts(classTexts);
  const { format } = useMessages();
  const known = useKnownClass();
  const [chosen, setChosen] = useState("");
  const [told, setTold] = useState<Told>(nothingTold);
  const [isSending, setSending] = useState(false);
  const sent = useRef("");
  const assignments =
    known === null || known === "no-class" ? [] : known.assignments.filter(({ labId }) => labId === lab);
  const isOffered = assignments.length > 0;
  useEffect(() => {
    if (isOffered) onOffered();
  }, [isOffered, onOffered]);
  const account = known === null || known === "no-class" ? "" : known.account;
  // What was said of a submission that waited is no longer true once it went out.
  useEffect(() => {
    const look = async () => {
      const row = (await theOutbox().of(account)).find(({ hash }) => hash === sent.current);
      if (row?.state === "received") setTold({ text: texts.sent, isRefusal: false });
      if (row?.state === "refused") setTold({ text: row.told, isRefusal: true });
    };
    return theOutbox().subscribe(() => void look().catch(() => undefined));
  }, [account, texts]);
  if (known === "no-class") return null;
  const assignment = assignments.find(({ id }) => id === chosen) ?? assignments[0];
  if (known === null || assignment === undefined) {
    return (
      <section className="hand-in" aria-labelledby="hand-in">
        <h3 id="hand-in">{texts.sendTitle}</h3>
        <p>
          {known === null ? texts.signInToSend : texts.noTask}{" "}
          <Link href={linkTo({ page: "class" })}>{texts.title}</Link>
        </p>
      </section>
    );
  }
  const send = async () => {
    if (isSending) return;
    setSending(true);
    setTold({ text: texts.sending, isRefusal: false });
    try {
      const text = await makeText(known.name);
      if (text === null) return setTold(nothingTold);
      const hash = sha256Hex(text);
      sent.current = hash;
      const at = new Date().toISOString();
      await theOutbox().put({ account, assignment: assignment.id, hash, lab, text, at });
      const went = await theOutbox().send();
      const row = (await theOutbox().of(account)).find((one) => one.hash === hash);
      const waits = went === "signed-out" ? texts.keptSignedOut : texts.kept;
      const words = { received: texts.sent, waiting: waits, refused: row?.told ?? "" };
      setTold({ text: words[row?.state ?? "waiting"], isRefusal: row?.state === "refused" });
    } catch {
      setTold({ text: texts.notKept, isRefusal: true });
    } finally {
      setSending(false);
    }
  };
  return (
    <section className="hand-in" aria-labelledby="hand-in">
      <h3 id="hand-in">{texts.sendTitle}</h3>
      {assignments.length > 1 ? (
        <label className="field">
          <span>{texts.task}</span>
          <select value={assignment.id} onChange={({ currentTarget }) => setChosen(currentTarget.value)}>
            {assignments.map(({ id, title, course }) => (
              <option key={id} value={id}>
                {title} · {course}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <p>{texts.sendLead(`${assignment.title} · ${assignment.course}`)}</p>
      <p className="class__facts">
        {(new Date(assignment.dueAt) < new Date() ? texts.wasDue : texts.due)(format.date(assignment.dueAt))}
      </p>
      <LateCredit assignment={assignment} />
      {assignment.hasRubric ? (
        <Suspense>
          <Criteria key={assignment.id} assignment={assignment.id} title={assignment.title} />
        </Suspense>
      ) : null}
      {assignment.teamSize > 1 && !known.isFake ? (
        <Suspense>
          <TeamPart key={assignment.id} assignment={assignment.id} title={assignment.title} />
        </Suspense>
      ) : null}
      <Button look="main" icon="up" aria-disabled={isSending} onClick={() => void send()}>
        {texts.send}
      </Button>
      <ToldLine told={told} />
      <h4>{texts.yours}</h4>
      <HandedInList assignment={assignment} account={known.account} />
    </section>
  );
}

/** What this device knows of the class, at once; then what the server says. Null: nobody is signed in. */
function useKnownClass(): KnownClass | null | "no-class" {
  const [known, setKnown] = useState<KnownClass | null | "no-class">("no-class");
  useEffect(() => {
    let here = true;
    void classIsHere().then(async (isHere) => {
      if (!isHere || !here) return;
      const before = knownClass();
      if (before) setKnown(before);
      // Where the server does not answer, what is remembered stays.
      const answer = await loadClass();
      if (here && (answer.ok || !before)) setKnown(knownClass());
    });
    return () => {
      here = false;
    };
  }, []);
  return known;
}
