import { useEffect, useState } from "react";
import { ownFilesTexts } from "../messages/own-files.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { type JsonLook, lookAtJson } from "./json-look.ts";

const shownKeys = 12;

/** What a JSON file holds, and how it begins. */
export function JsonView({ file }: { file: Blob }) {
  const texts = usePartTexts(ownFilesTexts);
  const [look, setLook] = useState<JsonLook | "failed" | null>(null);
  useEffect(() => {
    let here = true;
    lookAtJson(file).then(
      (found) => here && setLook(found),
      () => here && setLook("failed"),
    );
    return () => {
      here = false;
    };
  }, [file]);
  if (look === null) return <p role="status">{texts.reading}</p>;
  if (look === "failed") return <p role="alert">{texts.refused.unreadable}</p>;
  switch (look.kind) {
    case "unread":
      return <p>{texts.jsonLarge}</p>;
    case "broken":
      return <p role="alert">{texts.jsonBroken(look.line, look.detail)}</p>;
    default:
      return (
        <>
          <p>
            {look.kind === "list"
              ? texts.jsonList(look.items)
              : look.kind === "object"
                ? texts.jsonObject(
                    look.keys.slice(0, shownKeys).join(", ") + (look.keys.length > shownKeys ? ", …" : ""),
                  )
                : texts.jsonValue}
          </p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what is higher than its place is scrolled by keyboard too */}
          <section className="own-files__text" tabIndex={0} aria-label={texts.start}>
            <pre>{look.start}</pre>
          </section>
        </>
      );
  }
}
