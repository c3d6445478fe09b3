import { useEffect, useRef, useState } from "react";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { Desk } from "./grading-desk.ts";
import { awaitKeyPage, keyPageHref, newChannelId, type OpenedLab } from "./key-channel.ts";

interface LockedLabsProps {
  readonly desk: Desk;
  readonly onOpened: (labs: readonly OpenedLab[]) => void;
}

/** Which labs wait for the course key, and the way to the page on which it is given. */
export function LockedLabs({ desk: { locked }, onOpened }: LockedLabsProps) {
  const texts = usePartTexts(gradingTexts);
  const [id] = useState(newChannelId);
  const latest = useRef({ locked, onOpened });
  latest.current = { locked, onOpened };
  useEffect(
    () =>
      awaitKeyPage({
        id,
        wanted: () => latest.current.locked,
        onOpened: (labs) => latest.current.onOpened(labs),
      }),
    [id],
  );
  if (locked.length === 0) return null;
  return (
    <div className="note">
      <Icon name="lock" />
      <div className="grading__locked">
        <h2 className="note__title">{texts.lockedTitle}</h2>
        <p>{texts.locked(locked.map((lab) => texts.lab(lab.id, lab.version)))}</p>
        {/* Not an opener of it: neither page can reach into the other. */}
        <a className="button button--main" href={keyPageHref(id)} target="_blank" rel="noopener noreferrer">
          <Icon name="key" />
          <span>{texts.giveKey}</span>
        </a>
      </div>
    </div>
  );
}
