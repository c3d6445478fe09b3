import { useEffect, useState } from "react";
import { Button } from "../components/button.tsx";
import { classTexts } from "../messages/class.ts";
import { rubricTexts } from "../messages/rubric.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { chosenRubricSchema, type Rubric } from "./assessment-data.ts";
import { type Answer, askClass } from "./class-server.ts";

interface CriteriaProps {
  readonly assignment: string;
  readonly title: string;
}

/** The criteria that a person will assess the work by, for whoever is about to hand it in. */
export default function Criteria({ assignment, title }: CriteriaProps) {
  const texts = usePartTexts(rubricTexts);
  const [isOpen, setOpen] = useState(false);
  return (
    <div>
      <Button look="quiet" aria-expanded={isOpen} aria-label={texts.criteriaOf(title)} onClick={() => setOpen(!isOpen)}>
        {texts.criteria}
      </Button>
      {isOpen ? <Opened assignment={assignment} /> : null}
    </div>
  );
}

function Opened({ assignment }: { assignment: string }) {
  const texts = usePartTexts(rubricTexts);
  const { loading, later } = usePartTexts(classTexts);
  const [answer, setAnswer] = useState<Answer<{ rubric: Rubric | null }> | null>(null);
  useEffect(() => {
    let here = true;
    const path = `assignments/${assignment}/rubric`;
    void askClass({ path, schema: chosenRubricSchema }).then((read) => here && setAnswer(read));
    return () => {
      here = false;
    };
  }, [assignment]);
  if (answer === null) return <p role="status">{loading}</p>;
  if (!answer.ok) return <p role="alert">{answer.why === "later" ? later : answer.text}</p>;
  const { rubric } = answer.value;
  return rubric === null ? <p>{texts.noCriteria}</p> : <Levels rubric={rubric} />;
}

/** Each criterion with its weight, and what a work of each level looks like, the best first. */
function Levels({ rubric: { name, criteria } }: { rubric: Rubric }) {
  const texts = usePartTexts(rubricTexts);
  return (
    <section className="class__feedback" aria-label={name}>
      <p className="class__facts">{texts.criteriaNote}</p>
      <ul>
        {criteria.map(({ name: criterion, weight, levels }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a criterion is its place
          <li key={place}>
            <strong>{texts.criterionOf(criterion, weight)}</strong>
            <ul>
              {[...levels]
                .sort((a, b) => b.points - a.points)
                .map(({ label, points, descriptor }) => (
                  <li key={`${label} ${points}`} className="class__written">
                    {texts.share(points, Math.max(...levels.map((one) => one.points)))} · {label}
                    {descriptor === "" ? null : `: ${descriptor}`}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
