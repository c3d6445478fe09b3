import { useEffect, useRef, useState } from "react";
import { Button } from "../../components/button.tsx";
import type { IconName } from "../../components/icon.tsx";

interface AskFirstProps {
  readonly action: string;
  /** What will happen. */
  readonly question: string;
  readonly cancel: string;
  readonly icon?: IconName;
  readonly onDo: () => Promise<void>;
}

/** A button that says what it will do, and does it when it is pressed again. */
export function AskFirst({ action, question, cancel, icon, onDo }: AskFirstProps) {
  const [isAsking, setAsking] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const before = useRef(false);
  // One button gives way to another: the focus goes with it.
  useEffect(() => {
    if (before.current !== isAsking) place.current?.querySelector("button")?.focus();
    before.current = isAsking;
  }, [isAsking]);
  return (
    <div ref={place}>
      {isAsking ? (
        <>
          <p role="alert">{question}</p>
          <div className="teach__actions">
            <Button onClick={() => setAsking(false)}>{cancel}</Button>
            <Button look="stop" {...(icon ? { icon } : {})} onClick={() => void onDo().then(() => setAsking(false))}>
              {action}
            </Button>
          </div>
        </>
      ) : (
        <Button {...(icon ? { icon } : {})} onClick={() => setAsking(true)}>
          {action}
        </Button>
      )}
    </div>
  );
}
