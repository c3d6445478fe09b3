import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { Icon, type IconName } from "../components/icon.tsx";
import { progressTexts } from "../messages/progress.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import type { LabState } from "../pages/course-state.ts";
import { isLocal } from "../pages/lab-files.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import type { CourseProgress } from "./course-progress.ts";

const icons: Readonly<Record<LabState, IconName>> = { new: "ring", started: "dot", done: "check" };

/** Points, states and time: a table for each module, and one for what the course does not have. */
export function LabTable({ progress }: { progress: CourseProgress }) {
  const m = useMessages();
  const texts = usePartTexts(progressTexts);
  const language = useLanguage();
  const { modules, others, byLab, points, allPoints, spentMs } = progress;
  const time = (ms: number) => m.minutes(ms / 60_000);
  return (
    <section aria-labelledby="labs">
      <h2 id="labs">{texts.labsTitle}</h2>
      <p>{texts.summary(m.pointsOf(points, allPoints), time(spentMs))}</p>
      {modules.map((module) => (
        <table key={module.id} className="progress__table progress__table--labs">
          <caption>{module.title[language]}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.lab}</th>
              <th scope="col">{texts.state}</th>
              <th scope="col">{texts.exercises}</th>
              <th scope="col">{texts.points}</th>
              <th scope="col">{texts.time}</th>
            </tr>
          </thead>
          <tbody>
            {module.labs.map(({ entry, state, passed, points: got }) => (
              <tr key={entry.id}>
                <th scope="row">
                  <Link href={linkTo({ page: "lab", lab: entry.id })}>{entry.title[language]}</Link>
                </th>
                <td>
                  <span className={`lab-state lab-state--${state}`}>
                    <Icon name={icons[state]} />
                    {m.course.state[state]}
                  </span>
                </td>
                <td data-label={texts.exercises}>
                  {m.format.number(passed)} / {m.format.number(entry.exercises.length)}
                </td>
                <td data-label={texts.points}>
                  {m.format.number(got)} / {m.format.number(entry.points)}
                </td>
                <td data-label={texts.time}>{time(byLab.get(entry.id)?.spentMs ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {others.length > 0 ? (
        <table className="progress__table">
          <caption>{texts.others}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.lab}</th>
              <th scope="col">{texts.time}</th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ id, title, progress: own }) => (
              <tr key={id}>
                <th scope="row">
                  {isLocal(id) ? (
                    <Link href={linkTo({ page: "lab", lab: id })}>{title[language]}</Link>
                  ) : (
                    title[language]
                  )}
                </th>
                <td data-label={texts.time}>{time(own.spentMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className="progress__note">{texts.labsNote}</p>
      <p className="progress__note">{texts.timeNote}</p>
    </section>
  );
}
