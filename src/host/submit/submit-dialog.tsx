import { Suspense, useCallback, useRef, useState, useSyncExternalStore } from "react";
import { Button } from "../components/button.tsx";
import { Dialog } from "../components/dialog.tsx";
import { Icon } from "../components/icon.tsx";
import { part } from "../components/part.tsx";
import { saveFile } from "../components/save-file.ts";
import { submitTexts } from "../messages/submit.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useActions } from "../notebook/context.tsx";
import { outcomeIcons } from "../notebook/outcome-icons.ts";
import { isLocal } from "../pages/lab-files.ts";
import { useMessages } from "../settings/context.tsx";
import "../styles/submit.css";
import { makeSubmissionFile } from "./make-submission-file.ts";
import { namesIn } from "./names-in.ts";
import { RepositoryField, useRepository } from "./repository-field.tsx";

const HandIn = part(async () => (await import("../class/hand-in.tsx")).HandIn);

/** Shows what is handed in, asks whose it is, and gives the file. */
export function SubmitDialog({ onClose }: { onClose: () => void }) {
  const texts = usePartTexts(submitTexts);
  const m = useMessages();
  const { session } = useActions();
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const [names, setNames] = useState("");
  const [told, setTold] = useState("");
  const [refused, setRefused] = useState("");
  const [isWorking, setWorking] = useState(false);
  const [isOffered, setOffered] = useState(false);
  const offer = useCallback(() => setOffered(true), []);
  const field = useRef<HTMLTextAreaElement>(null);
  const repository = useRepository();
  if (isLocal(snapshot.lab.id)) {
    return (
      <Dialog title={texts.title} onClose={onClose}>
        <p>{texts.local}</p>
      </Dialog>
    );
  }

  /** @param written - the names; null where they have to be written first, or the file could not be made: that is said */
  const make = async (written: string) => {
    if (isWorking) return null;
    const read = namesIn(written);
    if (!read.ok) {
      setRefused(read.problem === "none" ? texts.namesMissing : texts.namesTooMany);
      field.current?.focus();
      return null;
    }
    setRefused("");
    const address = repository.read();
    if (!address.ok) return null;
    setWorking(true);
    setTold(texts.working);
    try {
      const author = { names: read.names, repository: address.repository };
      const file = await makeSubmissionFile(session, author, { texts, now: () => new Date() });
      if (file.ok) await session.save();
      setTold(file.ok ? "" : texts.tooLarge);
      return file.ok ? file : null;
    } catch {
      setTold(texts.failed);
      return null;
    } finally {
      setWorking(false);
    }
  };
  const download = async () => {
    const file = await make(names);
    if (file === null) return;
    saveFile(file.name, "text/html", file.text);
    const lacks = { nothing: "", outputs: texts.withoutOutputs, page: texts.withoutPage }[file.lacks];
    setTold([texts.done(file.name, file.hash.slice(0, 8)), lacks].filter((text) => text !== "").join(" "));
  };
  const makeText = async (ownName: string) => {
    if (names.trim() === "") setNames(ownName);
    return (await make(names.trim() === "" ? ownName : names))?.text ?? null;
  };

  const { cells, exercises, reflections } = snapshot;
  const changed = cells.filter(({ origin, text, starter }) => origin === "lab" && text !== starter).length;
  const own = cells.filter(({ origin }) => origin === "student").length;
  const written = reflections.filter(({ text }) => text.trim() !== "").length;
  return (
    <Dialog title={texts.title} onClose={onClose} className="submit">
      <p>{texts.lead}</p>
      {snapshot.save === "failed" ? (
        <p className="note note--warn">
          <Icon name="warn" />
          <span>{texts.unsaved}</span>
        </p>
      ) : null}
      <section aria-labelledby="submit-what">
        <h3 id="submit-what">{texts.what}</h3>
        <ul>
          <li>{texts.changed(changed)}</li>
          {own > 0 ? <li>{texts.own(own)}</li> : null}
          {written > 0 ? <li>{texts.reflections(written)}</li> : null}
          <li>{texts.outputs}</li>
          <li>{texts.journal(session.journal.length)}</li>
        </ul>
      </section>
      {exercises.length > 0 ? (
        <section aria-labelledby="submit-exercises">
          <h3 id="submit-exercises">{texts.exercises}</h3>
          <ul className="submit__exercises">
            {exercises.map(({ exercise, outcome, points }) => (
              <li key={exercise.id}>
                <span>{exercise.title}</span>
                <span className={`outcome outcome--${outcome}`}>
                  <Icon name={outcomeIcons[outcome]} />
                  {m.lab.exercise.outcome[outcome]}
                </span>
                <span className="submit__points">{m.pointsOf(points, exercise.points)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="submit__names">
        <label htmlFor="submit-names">{texts.names}</label>
        <textarea
          ref={field}
          id="submit-names"
          rows={2}
          autoComplete="name"
          value={names}
          aria-invalid={refused !== ""}
          aria-describedby="submit-names-note submit-names-refused"
          onChange={({ currentTarget }) => setNames(currentTarget.value)}
        />
        <p id="submit-names-note">{texts.namesNote}</p>
        <p id="submit-names-refused" role="alert" className="submit__refused">
          {refused === "" ? null : (
            <>
              <Icon name="warn" /> {refused}
            </>
          )}
        </p>
      </div>
      <RepositoryField {...repository} />
      <Suspense>
        <HandIn lab={snapshot.lab.id} makeText={makeText} onOffered={offer} />
      </Suspense>
      <div className="submit__foot">
        <Button
          look={isOffered ? "plain" : "main"}
          icon="download"
          aria-disabled={isWorking}
          onClick={() => void download()}
        >
          {texts.download}
        </Button>
        <p role="status">{told}</p>
        {told === "" ? <p>{texts.downloadNote}</p> : null}
      </div>
    </Dialog>
  );
}
