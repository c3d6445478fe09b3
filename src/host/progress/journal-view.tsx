import { useMemo, useState } from "react";
import { Button } from "../components/button.tsx";
import { progressTexts } from "../messages/progress.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import type { CourseProgress } from "./course-progress.ts";
import { sentenceOf } from "./sentence.ts";
import type { StoredWork } from "./stored-work.ts";

const linesAtOnce = 50;

/** The journal in plain words, newest first, of all labs or of one. */
export function JournalView({ work, progress }: { work: StoredWork; progress: CourseProgress }) {
  const { format } = useMessages();
  const texts = usePartTexts(progressTexts);
  const language = useLanguage();
  const [lab, setLab] = useState("");
  const [shown, setShown] = useState(linesAtOnce);
  const titles = new Map([
    ...progress.modules.flatMap(({ labs }) => labs.map(({ entry }) => [entry.id, entry.title[language]] as const)),
    ...progress.others.map(({ id, title }) => [id, title[language]] as const),
  ]);
  const events = useMemo(
    () =>
      work.events
        .filter((event) => lab === "" || event.lab === lab)
        .sort((a, b) => b.at.localeCompare(a.at) || b.time - a.time),
    [work, lab],
  );
  const rest = events.length - shown;
  return (
    <section aria-labelledby="journal">
      <h2 id="journal">{texts.journalTitle}</h2>
      <p className="journal__head">
        <label>
          {texts.filter}{" "}
          <select
            value={lab}
            onChange={({ currentTarget }) => {
              setLab(currentTarget.value);
              setShown(linesAtOnce);
            }}
          >
            <option value="">{texts.allLabs}</option>
            {[...progress.byLab.keys()].map((id) => (
              <option key={id} value={id}>
                {titles.get(id) ?? id}
              </option>
            ))}
          </select>
        </label>
        <span role="status">{texts.lines(Math.min(shown, events.length), events.length)}</span>
        <span>{texts.journalNote}</span>
      </p>
      <ol className="journal">
        {events.slice(0, shown).map((event) => (
          <li key={event.id}>
            <time dateTime={event.at}>{dateIn(event.at, format.date)}</time>
            <span>
              {lab === "" && progress.byLab.size > 1 ? <b>{titles.get(event.lab) ?? event.lab}: </b> : null}
              {sentenceOf(event, work.bases.get(event.lab)?.labs?.[language] ?? null, texts, format)}
            </span>
          </li>
        ))}
      </ol>
      {rest > 0 ? (
        <Button icon="down" onClick={() => setShown(shown + linesAtOnce)}>
          {texts.more(Math.min(rest, linesAtOnce))}
        </Button>
      ) : null}
    </section>
  );
}

/** A stored time that no clock could have written is shown as it stands. */
const dateIn = (at: string, date: (iso: string) => string): string => (Number.isNaN(Date.parse(at)) ? at : date(at));
