import "../styles/code.css";
import "../styles/prose.css";
import "../styles/reference.css";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { referenceTexts } from "../messages/reference.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";
import { EntryView } from "./entry-view.tsx";
import { entryAt, findEntries, subModulesOf } from "./find-entries.ts";
import { NameList } from "./name-list.tsx";
import { useReference } from "./use-reference.ts";

/** The toolkit's names, and what one of them does. @param at - the name, with or without its sub-module; or a sub-module */
export default function ReferencePage({ at }: { at: string }) {
  const m = useMessages();
  const texts = usePartTexts(referenceTexts);
  const [reference, retry] = useReference();
  const [query, setQuery] = useState("");
  const entries = reference.state === "ready" ? reference.entries : [];
  const found = useMemo(() => subModulesOf(findEntries(entries, query)), [entries, query]);
  const entry = entryAt(entries, at);
  useTitle(entry ? entry.name : texts.title);
  const heading = useFocusOnChange(at);
  if (reference.state === "failed") {
    return (
      <MessagePage icon="warn" title={texts.failedTitle} text={texts.failedText} details={reference.details}>
        <Button look="main" icon="restart" onClick={retry}>
          {m.retry}
        </Button>
      </MessagePage>
    );
  }
  const subModule = entry ? entry.module : at;
  const isMissing = at !== "" && !entry && !entries.some(({ module }) => module === at);
  const names = (
    <NameList
      key="names"
      subModules={found}
      query={query}
      onQuery={setQuery}
      current={entry}
      open={subModule}
      isLoading={reference.state === "loading"}
    />
  );
  const content = (
    <main key="content" id="content" className="reference__content" tabIndex={-1}>
      {reference.state === "loading" ? <p role="status">{texts.loading}</p> : null}
      {entry ? <EntryView entry={entry} heading={heading} /> : null}
      {reference.state === "ready" && !entry ? (
        <>
          <h1 ref={heading} tabIndex={-1}>
            {isMissing ? texts.missingTitle : texts.title}
          </h1>
          <p className="reference__lead">{isMissing ? texts.missingText(at) : texts.lead}</p>
          <p className="reference__note">{texts.inEnglish}</p>
        </>
      ) : null}
    </main>
  );
  // Where one column holds both, what the page is comes before its long list.
  return (
    <div className={entry ? "reference reference--entry" : "reference"}>
      {entry ? [names, content] : [content, names]}
    </div>
  );
}

/** A name that was chosen is read from its heading on. */
function useFocusOnChange(at: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    heading.current?.focus({ preventScroll: true });
  }, [at]);
  return heading;
}
