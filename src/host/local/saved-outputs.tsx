import { useLayoutEffect, useRef } from "react";
import { Icon } from "../components/icon.tsx";
import { localTexts } from "../messages/local.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { sanitize } from "../prose/sanitize.ts";
import type { SavedOutput } from "../storage/saved-output.ts";
import "../styles/local.css";
import "../styles/prose.css";

/** What a cell had shown when its file was saved: a still copy, and marked as such. */
export function SavedOutputs({ outputs }: { outputs: readonly SavedOutput[] }) {
  const texts = usePartTexts(localTexts).saved;
  if (outputs.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of form fields it is not
    <div className="saved-outputs" role="group" aria-label={texts.label}>
      <p className="saved-outputs__note">
        <Icon name="clock" />
        {texts.note}
      </p>
      {outputs.map((output, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an output is its place
        <Output key={at} output={output} />
      ))}
    </div>
  );
}

function Output({ output }: { output: SavedOutput }) {
  const texts = usePartTexts(localTexts).saved;
  switch (output.kind) {
    case "picture":
      return <img src={output.source} alt={texts.picture} />;
    case "html":
      return <Html html={output.html} />;
    case "error":
      return (
        <div className="note note--bad">
          <Icon name="cross" />
          <div className="note__body">
            <p className="note__title">{output.name}</p>
            <Text text={output.text} />
          </div>
        </div>
      );
    default:
      return <Text text={output.text} />;
  }
}

/** It may be wider than its place, and is then scrolled by keyboard too. */
const Text = ({ text }: { text: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached
  <pre className="saved-outputs__text" tabIndex={0}>
    {text}
  </pre>
);

/** Sanitised as prose is: no script, no style, no form, and no address that is fetched. */
function Html({ html }: { html: string }) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => element.current?.replaceChildren(sanitize(html, window)), [html]);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached
  return <div ref={element} className="prose saved-outputs__html" tabIndex={0} />;
}
