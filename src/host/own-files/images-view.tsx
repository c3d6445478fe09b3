import { useEffect, useState } from "react";
import { mostPixelBytes } from "../../toolkit/data/images/image-facts.ts";
import { ZipError } from "../../toolkit/data/zip/zip.ts";
import { ownFilesTexts } from "../messages/own-files.ts";
import { ownImagesTexts } from "../messages/own-images.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { writeBytes } from "../panels/bytes.ts";
import { useMessages } from "../settings/context.tsx";
import type { ImagesChoice } from "./cell-code.ts";
import { ClassCounts } from "./class-counts.tsx";
import { countImages, type ImageCounts, type ImageSurvey, surveyImages } from "./survey-images.ts";

interface ImagesViewProps {
  readonly file: Blob;
  /** Is it a picture by its name, and no zip of them? */
  readonly isPicture: boolean;
  /** How the cell is to read them; null where it cannot. */
  readonly onChoice: (choice: ImagesChoice | null) => void;
}

const sides = [1, 4096] as const;
const shownBroken = 30;

/** The pictures of a file: classes and their counts, sizes, those that are broken, and of which size the cell reads them. */
export function ImagesView({ file, isPicture, onChoice }: ImagesViewProps) {
  const files = usePartTexts(ownFilesTexts);
  const texts = usePartTexts(ownImagesTexts);
  const { format } = useMessages();
  const [counts, setCounts] = useState<ImageCounts | null>(null);
  const [survey, setSurvey] = useState<ImageSurvey | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [width, setWidth] = useState("64");
  const [height, setHeight] = useState("64");
  const [channels, setChannels] = useState<1 | 3>(3);
  useEffect(() => {
    const leaving = new AbortController();
    const look = async () => {
      const found = await countImages(file);
      if (leaving.signal.aborted) return;
      setCounts(found);
      await surveyImages(found.images, (known) => leaving.signal.aborted || setSurvey(known), leaving.signal);
    };
    look().catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      if (!(error instanceof ZipError)) setFault(files.refused.unreadable);
      else setFault(isPicture && error.code === "no-zip" ? texts.noImage : files.zipFault[error.code]);
    });
    return () => leaving.abort();
  }, [file, isPicture, files, texts]);
  const [least, most] = sides;
  const sizeOf = (text: string) =>
    /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most ? Number(text) : null;
  const [w, h] = [sizeOf(width), sizeOf(height)];
  const all = counts?.images.length ?? 0;
  const count = all - (survey?.broken.length ?? 0);
  const bytes = (w ?? 0) * (h ?? 0) * channels * all;
  const isFitting = w !== null && h !== null && bytes <= mostPixelBytes && count > 0 && fault === null;
  useEffect(() => {
    onChoice(isFitting && w !== null && h !== null ? { width: w, height: h, channels } : null);
  }, [isFitting, w, h, channels, onChoice]);
  if (fault !== null) return <p role="alert">{fault}</p>;
  if (counts === null) return <p role="status">{files.reading}</p>;
  const isDone = survey !== null && survey.checked === all;
  return (
    <>
      <p>{texts.found(all, counts.classes.filter(({ name }) => name !== "").length)}</p>
      {all > 1 ? <ClassCounts counts={counts} /> : null}
      {survey && survey.most.width > 0 ? (
        <p>
          {texts.sizes(
            `${survey.least.width} × ${survey.least.height}`,
            `${survey.most.width} × ${survey.most.height}`,
          )}
        </p>
      ) : null}
      {isDone ? null : (
        <p className="own-files__head">
          <span role="status">{texts.checking(survey?.checked ?? 0, all)}</span>
          <progress aria-label={texts.checkingLabel} value={survey?.checked ?? 0} max={all} />
        </p>
      )}
      {survey && survey.broken.length > 0 ? (
        <details className="own-files__broken">
          <summary>{texts.broken(survey.broken.length)}</summary>
          <ul>
            {survey.broken.slice(0, shownBroken).map(({ name, fault: why }) => (
              <li key={name}>
                <span className="own-files__name">{name}</span>: {texts.faults[why]}
              </li>
            ))}
          </ul>
          {survey.broken.length > shownBroken ? <p>{texts.moreBroken(survey.broken.length - shownBroken)}</p> : null}
        </details>
      ) : null}
      {isDone && count === 0 ? <p role="alert">{texts.allBroken}</p> : null}
      <fieldset className="own-files__choices">
        <legend>{texts.readAs}</legend>
        {[
          { label: texts.width, value: width, set: setWidth, isGood: w !== null },
          { label: texts.height, value: height, set: setHeight, isGood: h !== null },
        ].map(({ label, value, set, isGood }) => (
          <label key={label}>
            <span>{label}</span>
            <input
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={value}
              aria-invalid={!isGood}
              onChange={({ currentTarget }) => set(currentTarget.value.trim())}
            />
          </label>
        ))}
        <label>
          <span>{texts.channels}</span>
          <select value={channels} onChange={({ currentTarget }) => setChannels(currentTarget.value === "1" ? 1 : 3)}>
            <option value="3">{texts.colour}</option>
            <option value="1">{texts.grey}</option>
          </select>
        </label>
      </fieldset>
      {w === null || h === null ? (
        <p role="alert">{texts.badSize(least, most)}</p>
      ) : bytes > mostPixelBytes ? (
        <p role="alert">
          {texts.tooLarge(
            writeBytes(bytes, format),
            writeBytes(mostPixelBytes, format),
            Math.max(1, Math.floor(Math.sqrt(mostPixelBytes / all / channels))),
          )}
        </p>
      ) : (
        <p className="quiet-text">{texts.memory(writeBytes(bytes, format))}</p>
      )}
    </>
  );
}
