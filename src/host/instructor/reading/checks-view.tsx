import { CodedText } from "../../components/coded-text.tsx";
import { Icon } from "../../components/icon.tsx";
import { readingTexts } from "../../messages/reading.ts";
import { usePartTexts } from "../../messages/use-part-texts.ts";
import { outcomeIcons } from "../../notebook/outcome-icons.ts";
import { useLanguage, useMessages } from "../../settings/context.tsx";
import type { Grading } from "./reading-data.ts";

/** What grading found, check by check where something was tried. Texts may carry what the student wrote: they are text, and nothing else. */
export function ChecksView({ grading }: { grading: Grading | null }) {
  const texts = usePartTexts(readingTexts);
  const language = useLanguage();
  const m = useMessages();
  if (grading === null) return <p>{texts.notGradedYet}</p>;
  if (grading.state === "not-graded") {
    return (
      <p className="note note--warn">
        <Icon name="warn" />
        <span>
          {grading.message[language]} {grading.detail}
        </span>
      </p>
    );
  }
  return (
    <>
      {grading.remarks.map(({ code, message }) => (
        <p key={code} className="note note--warn">
          <Icon name="warn" />
          <span>{message[language]}</span>
        </p>
      ))}
      <ul className="class__tasks reading__checks">
        {grading.exercises.map(({ exercise, title, outcome, points, possible, checks }) => (
          <li key={exercise}>
            <p className="class__state">
              <strong lang={grading.language}>{title}</strong>
              <span className={`outcome outcome--${outcome}`}>
                <Icon name={outcomeIcons[outcome]} />
                {m.lab.exercise.outcome[outcome]}
              </span>
              <span className="class__facts">
                {points === null ? texts.waitsForPerson : m.pointsOf(points, possible)}
              </span>
            </p>
            {outcome === "not-attempted" ? null : (
              <ul>
                {checks.map(({ check, sealed, outcome: said, text, detail }) => (
                  <li key={check}>
                    <p className="class__state">
                      <span className={`outcome outcome--${said}`}>
                        <Icon name={outcomeIcons[said]} />
                        {m.lab.exercise.outcome[said]}
                      </span>
                      <span>
                        {check}
                        {sealed ? ` (${texts.sealed})` : null}
                      </span>
                    </p>
                    {text === "" && detail === "" ? null : (
                      <p className="reading__said">
                        <span lang={grading.language}>
                          <CodedText text={text} />
                        </span>{" "}
                        {detail}
                      </p>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
