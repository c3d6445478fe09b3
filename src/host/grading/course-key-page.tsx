import "../styles/class.css";
import "../styles/grading.css";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { nothingTold, type Told, ToldLine } from "../class/told.tsx";
import { Button } from "../components/button.tsx";
import { Icon } from "../components/icon.tsx";
import { gradingTexts } from "../messages/grading.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { askGradingPage, type WantedLab } from "./key-channel.ts";
import { openLabs, typingProblem } from "./open-labs.ts";

/** A grading page answers at once; one that does not is not there. */
const patienceMs = 2_000;

/**
 * The page on which the course key is given. No kernel lives here, in no frame: what the grading page gets are the labs
 * that the key opened.
 */
export default function CourseKeyPage() {
  const texts = usePartTexts(gradingTexts);
  useTitle(texts.keyTitle);
  const [wanted, tell] = useGradingPage();
  const [done, setDone] = useState<readonly string[] | null>(null);
  const isAlone = done === null && (wanted === "nobody" || wanted.length === 0);
  return (
    <main id="content" className="class" tabIndex={-1}>
      <h1>{texts.keyTitle}</h1>
      <p className="class__lead">{texts.keyLead}</p>
      {isSecureContext ? null : <Note text={texts.insecure} />}
      {isAlone ? (
        <>
          <Note text={texts.alone} />
          <Link className="button button--main" href={linkTo({ page: "grading" })}>
            {texts.toGrading}
          </Link>
        </>
      ) : null}
      {isSecureContext && typeof wanted !== "string" && !isAlone && done === null ? (
        <KeyForm wanted={wanted} tell={tell} onDone={setDone} />
      ) : null}
      <div role="status">
        {done?.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </main>
  );
}

function Note({ text }: { text: string }) {
  return (
    <p className="note note--warn">
      <Icon name="warn" />
      <span>{text}</span>
    </p>
  );
}

type Wanted = readonly WantedLab[] | "asking" | "nobody";
type Tell = ReturnType<typeof askGradingPage>["tell"];

/** What the grading page that opened this one wants, and how it is told. */
function useGradingPage(): readonly [Wanted, Tell] {
  const [wanted, setWanted] = useState<Wanted>("asking");
  const tell = useRef<Tell>(() => undefined);
  useEffect(() => {
    const channel = askGradingPage(location.hash.slice(1), setWanted);
    tell.current = channel.tell;
    const timer = setTimeout(() => setWanted((now) => (now === "asking" ? "nobody" : now)), patienceMs);
    return () => {
      clearTimeout(timer);
      channel.close();
    };
  }, []);
  return [wanted, (labs) => tell.current(labs)];
}

interface KeyFormProps {
  readonly wanted: readonly WantedLab[];
  readonly tell: Tell;
  readonly onDone: (lines: readonly string[]) => void;
}

function KeyForm({ wanted, tell, onDone }: KeyFormProps) {
  const texts = usePartTexts(gradingTexts);
  const [told, setTold] = useState<Told>(nothingTold);
  const [isOpening, setOpening] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  useForgetting(input);
  const nameOf = ({ id, version }: WantedLab) => texts.lab(id, version);
  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isOpening) return;
    setOpening(true);
    setTold(nothingTold);
    const result = await openLabs(input.current?.value ?? "", wanted);
    setOpening(false);
    if (!result.ok) {
      setTold({ text: result.why(texts), isRefusal: true });
      input.current?.focus();
      return;
    }
    if (input.current) input.current.value = "";
    tell(result.labs);
    const missing = wanted.filter(({ id, hash }) =>
      result.labs.some((lab) => lab.id === id && lab.hash === hash && lab.texts === null),
    );
    onDone([
      texts.opened(wanted.length - missing.length),
      ...(missing.length > 0 ? [texts.notHere(missing.map(nameOf))] : []),
    ]);
    // Where the browser lets a page close itself, the way back is spared; told is what is left where it does not.
    if (missing.length === 0) close();
  };
  return (
    <form className="class__form" onSubmit={(event) => void open(event)}>
      <p>{texts.wanted(wanted.map(nameOf))}</p>
      <div className="field">
        <label htmlFor="course-key">{texts.key}</label>
        <input
          ref={input}
          id="course-key"
          className="class__code"
          type="password"
          autoComplete="off"
          spellCheck={false}
          required
          onInput={({ currentTarget }) => {
            const why = typingProblem(currentTarget.value);
            setTold(why ? { text: why(texts), isRefusal: true } : nothingTold);
          }}
          aria-describedby="course-key-note"
        />
        <p id="course-key-note">{texts.keyNote}</p>
      </div>
      <Button type="submit" look="main" icon="key" disabled={isOpening}>
        {isOpening ? texts.opening : texts.open}
      </Button>
      <ToldLine told={told} />
    </form>
  );
}

/** A page that one comes back to would still have the key in its field. */
function useForgetting(input: React.RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const forget = () => {
      if (input.current) input.current.value = "";
    };
    addEventListener("pagehide", forget);
    return () => removeEventListener("pagehide", forget);
  }, [input]);
}
