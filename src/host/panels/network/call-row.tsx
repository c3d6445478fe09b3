import { memo, useId, useState } from "react";
import { Icon, type IconName } from "../../components/icon.tsx";
import { networkTexts } from "../../messages/network.ts";
import { panelTexts } from "../../messages/panels.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { useMessages } from "../../settings/context.tsx";
import { writeBytes } from "../bytes.ts";
import { CellLink } from "../panel-context.tsx";
import { CallDetails } from "./call-details.tsx";
import type { NetworkCall } from "./network-call.ts";

const icons = { "1": "dot", "2": "check", "3": "right", "4": "warn", "5": "cross", waiting: "clock", failed: "off" };

type Class = keyof typeof icons;
const isClass = (text: string): text is Class => Object.hasOwn(icons, text);

/** Once a status came it tells most, even where the body then broke off. */
function classOf({ state, status }: NetworkCall): Class {
  const first = String(Math.floor(status / 100));
  if (isClass(first)) return first;
  return state === "failed" ? "failed" : "waiting";
}

/** One call in a line, and all of it below once it is opened. */
export const CallRow = memo(function CallRow({ call }: { call: NetworkCall }) {
  const texts = usePartTexts(networkTexts);
  const { noCell } = usePartTexts(panelTexts);
  const { format } = useMessages();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { method, url, state, status, durationMs, sizeBytes, cell } = call;
  const kind = classOf(call);
  const { host, path } = partsOf(url);
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="network__open"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            aria-label={texts.details(method, path)}
            onClick={() => setOpen(!isOpen)}
          >
            <Icon name={isOpen ? "down" : "right"} />
            <code>
              {method} {path}
            </code>
          </button>
          <span className="panel__under">{host}</span>
        </th>
        <td>
          <span className={`network__status network__status--${kind}`}>
            <Icon name={icons[kind] as IconName} />
            {status > 0 ? `${status} ` : ""}
            {texts.classes[kind]}
          </span>
          <span className="panel__under">
            {state === "answering" ? `${texts.answering} · ` : ""}
            {format.duration(durationMs)} · {writeBytes(sizeBytes, format)}
          </span>
        </td>
        <td>{cell === null ? noCell : <CellLink cell={cell} />}</td>
      </tr>
      {isOpen ? (
        <tr id={id}>
          <td colSpan={3}>
            <CallDetails call={call} />
          </td>
        </tr>
      ) : null}
    </>
  );
});

function partsOf(url: string): { readonly host: string; readonly path: string } {
  const parsed = URL.parse?.(url) ?? null;
  return parsed ? { host: parsed.host, path: parsed.pathname + parsed.search } : { host: "", path: url };
}
