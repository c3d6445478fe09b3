import { useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { syncTexts } from "../messages/sync.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { Database } from "../storage/database.ts";
import { databaseOf } from "../storage/device-account.ts";
import { theDatabase } from "../storage/the-database.ts";
import { bringWork, type FoundWork, findWork } from "./found-work.ts";

const nobodys = new Database(databaseOf(null));

/** Offers what was done in this browser before anybody signed in, by name and date. Nothing is ticked: it may be another's. */
export function BringWork({ name, onBrought }: { name: string; onBrought: () => void }) {
  const texts = usePartTexts(syncTexts);
  const language = useLanguage();
  const { format } = useMessages();
  const [found, setFound] = useState<readonly FoundWork[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState("");
  const [readings, setReadings] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each number is another reading
  useEffect(() => {
    let here = true;
    findWork(nobodys).then(
      (work) => here && setFound(work),
      () => undefined,
    );
    return () => {
      here = false;
    };
  }, [readings]);
  const bring = async () => {
    if (chosen.size === 0) return setTold(texts.chooseFirst);
    try {
      await bringWork(nobodys, theDatabase(), [...chosen]);
      setTold(texts.brought);
      setChosen(new Set());
      onBrought();
    } catch {
      setTold(texts.notBrought);
    }
    setReadings((count) => count + 1);
  };
  const choose = (lab: string, isChosen: boolean) =>
    setChosen(new Set(isChosen ? [...chosen, lab] : [...chosen].filter((other) => other !== lab)));
  return (
    <>
      <p role="status">{told}</p>
      {found.length > 0 ? (
        <fieldset className="class__before">
          <legend>{texts.beforeTitle}</legend>
          <p className="class__lead">{texts.beforeLead(name)}</p>
          {found.map(({ lab, title, at }) => (
            <label key={lab} className="class__remember">
              <input
                type="checkbox"
                checked={chosen.has(lab)}
                onChange={({ currentTarget }) => choose(lab, currentTarget.checked)}
              />
              <span>
                {title[language]}: {texts.lastDone(format.date(at))}
              </span>
            </label>
          ))}
          <Button onClick={() => void bring()}>{chosen.size > 0 ? texts.bring(chosen.size) : texts.bringNone}</Button>
        </fieldset>
      ) : null}
    </>
  );
}
