import type { ReactNode } from "react";
import { useMessages } from "../settings/context.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface MessagePageProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** For whoever mends it: folded. */
  readonly details?: string;
  readonly children: ReactNode;
}

/** A page that says one thing: not found, offline, an error. What happened, and the way out. */
export function MessagePage({ icon, title, text, details = "", children }: MessagePageProps) {
  const m = useMessages();
  return (
    <main id="content" className="message-page" tabIndex={-1}>
      <Icon name={icon} />
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="message-page__actions">{children}</p>
      {details ? (
        <details>
          <summary>{m.crash.details}</summary>
          <pre className="stack">{details}</pre>
        </details>
      ) : null}
    </main>
  );
}
