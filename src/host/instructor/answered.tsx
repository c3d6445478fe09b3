import type { ReactNode } from "react";
import type { Answer } from "../class/class-server.ts";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { instructorTexts } from "../messages/instructor.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { useMessages } from "../settings/context.tsx";

interface AnsweredProps<T> {
  readonly answer: Answer<T> | null;
  readonly again: () => Promise<void>;
  readonly children: (value: T) => ReactNode;
}

/** What the server said, or that it is being asked, or why there is nothing to show and what to do. */
export function Answered<T>({ answer, again, children }: AnsweredProps<T>) {
  const texts = usePartTexts(instructorTexts);
  const m = useMessages();
  if (answer === null) return <p role="status">{texts.loading}</p>;
  if (answer.ok) return children(answer.value);
  return (
    <div className="note note--warn" role="alert">
      <Icon name="warn" />
      <div className="note__body">
        <p>{answer.why === "later" ? texts.later : answer.text}</p>
        <Button icon="restart" onClick={() => void again()}>
          {m.retry}
        </Button>
      </div>
    </div>
  );
}
