import { networkTexts } from "../../messages/network.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import type { NetworkCall, ShownBody } from "./network-call.ts";

/** Headers and bodies of a call, both ways. */
export function CallDetails({ call }: { call: NetworkCall }) {
  const texts = usePartTexts(networkTexts);
  const { state, error, status, url } = call;
  return (
    <div className="network__details">
      <p>
        <code>{url}</code>
      </p>
      {state === "failed" ? <p>{error || texts.broken}</p> : null}
      <Side name={texts.request} headers={call.requestHeaders} body={call.requestBody} />
      {status > 0 ? <Side name={texts.answer} headers={call.responseHeaders} body={call.responseBody} /> : null}
    </div>
  );
}

function Side({ name, headers, body }: { name: string; headers: NetworkCall["requestHeaders"]; body: ShownBody }) {
  const texts = usePartTexts(networkTexts);
  return (
    <section aria-label={name}>
      <h3>{name}</h3>
      <h4>{texts.headers}</h4>
      {headers.length === 0 ? (
        <p className="quiet-text">{texts.noHeaders}</p>
      ) : (
        <dl className="network__headers">
          {headers.map(([header, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may come twice, and their order never changes
            <div key={at}>
              <dt>{header}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      <h4>{texts.body}</h4>
      <Body body={body} name={`${name}: ${texts.body}`} />
    </section>
  );
}

function Body({ body: { text, isWhole }, name }: { body: ShownBody; name: string }) {
  const texts = usePartTexts(networkTexts);
  if (text === "") return <p className="quiet-text">{isWhole ? texts.noBody : texts.notText}</p>;
  return (
    <>
      <section
        className="network__body"
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
      >
        <pre>{isWhole ? spread(text) : text}</pre>
      </section>
      {isWhole ? null : <p className="quiet-text">{texts.cut}</p>}
    </>
  );
}

/** Of lists in lists in lists the indents outgrow what is told of a body many times over. */
const longest = 100_000;

/** JSON with a line for each part; any other text as it is. */
export function spread(text: string): string {
  try {
    const lines = JSON.stringify(JSON.parse(text), null, 2);
    return lines.length > longest ? text : lines;
  } catch {
    return text;
  }
}
