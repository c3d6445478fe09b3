import type { Feedback } from "../../grader/feedback.ts";
import { CodedText } from "../components/coded-text.tsx";
import { Icon } from "../components/icon.tsx";
import { outcomeIcons } from "../notebook/outcome-icons.ts";
import { useMessages } from "../settings/context.tsx";

interface ExerciseResultsProps {
  readonly exercises: Feedback["exercises"];
  /** What titles and texts speak, which may be another language than the page does. */
  readonly language: Feedback["language"];
  /** The level of the heading above each exercise. */
  readonly heading: "h3" | "h4";
  /** What stands where the points of an exercise are a person's to give; nothing, where it is left out. */
  readonly unscored?: string;
  /** How many of the sealed checks passed. */
  readonly sealedText: (passed: number, all: number) => string;
}

/** What grading said of each exercise, as a student may see it. The texts may carry what the student wrote: they are text, and nothing else. */
export function ExerciseResults({ exercises, language, heading: Heading, unscored, sealedText }: ExerciseResultsProps) {
  const m = useMessages();
  return exercises.map(({ exercise, title, outcome, points, possible, checks, sealed }) => {
    // Several checks may have waited in vain for the same function: that is said once.
    const told = new Set([...checks.map(({ text }) => text), ...sealed.texts].filter((text) => text !== ""));
    const facts = points === null ? unscored : m.pointsOf(points, possible);
    return (
      <div key={exercise}>
        <Heading>
          <span lang={language}>{title}</span>
          <span className={`outcome outcome--${outcome}`}>
            <Icon name={outcomeIcons[outcome]} />
            {m.lab.exercise.outcome[outcome]}
          </span>
          {facts === undefined ? null : <span className="class__facts">{facts}</span>}
        </Heading>
        <ul>
          {[...told].map((text) => (
            <li key={text} lang={language}>
              <CodedText text={text} />
            </li>
          ))}
          {sealed.all > 0 && outcome !== "not-attempted" ? <li>{sealedText(sealed.passed, sealed.all)}</li> : null}
        </ul>
      </div>
    );
  });
}
