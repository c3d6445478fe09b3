import "../styles/course.css";
import { Suspense, useMemo } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { Icon, type IconName } from "../components/icon.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { part } from "../components/part.tsx";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { type LabStanding, type LabState, type ModuleStanding, modulesOf, nextLab } from "./course-state.ts";
import { useCatalogue } from "./use-catalogue.ts";
import { useProgress } from "./use-progress.ts";

const OwnNotebooks = part(async () => (await import("../local/own-notebooks.tsx")).OwnNotebooks);

/** The course: go on where one stopped, then the modules as a path. */
export default function CoursePage() {
  const m = useMessages();
  const texts = m.course;
  useTitle(texts.title);
  const [catalogue, retry] = useCatalogue();
  const progress = useProgress();
  const ready = catalogue.state === "ready" ? catalogue.catalogue : null;
  const modules = useMemo(() => (ready ? modulesOf(ready, progress.byLab) : []), [ready, progress.byLab]);
  if (catalogue.state === "offline" || catalogue.state === "error") {
    const offline = catalogue.state === "offline";
    return (
      <MessagePage
        icon={offline ? "offline" : "warn"}
        title={offline ? texts.offlineTitle : texts.errorTitle}
        text={offline ? texts.offlineText : texts.errorText}
        details={catalogue.state === "error" ? catalogue.details : ""}
      >
        <Button look="main" icon="restart" onClick={retry}>
          {m.retry}
        </Button>
      </MessagePage>
    );
  }
  const next = progress.loading ? null : nextLab(modules);
  return (
    <main id="content" className="course" tabIndex={-1}>
      <header className="course__head">
        <h1>{texts.title}</h1>
        <p className="course__lead">{texts.lead}</p>
      </header>
      {progress.failed ? (
        <p className="note note--warn">
          <Icon name="warn" />
          <span>{texts.progressFailed}</span>
        </p>
      ) : null}
      {catalogue.state === "loading" ? <Loading /> : null}
      {ready && modules.length === 0 ? (
        <section className="empty">
          <h2>{texts.emptyTitle}</h2>
          <p>{texts.emptyText}</p>
        </section>
      ) : null}
      {next ? <Next standing={next} /> : null}
      {modules.length > 0 ? (
        <section aria-labelledby="path">
          <h2 id="path" className="course__path">
            {texts.pathTitle}
          </h2>
          <ol className="modules">
            {modules.map((module) => (
              <ModuleBlock key={module.id} module={module} />
            ))}
          </ol>
          <p className="course__coverage">
            <Link href={linkTo({ page: "coverage" })}>{texts.coverage}</Link>
          </p>
        </section>
      ) : null}
      <Suspense>
        <OwnNotebooks />
      </Suspense>
    </main>
  );
}

function Loading() {
  const texts = useMessages().course;
  return (
    <div className="skeleton" role="status">
      <span className="hidden-text">{texts.loading}</span>
      <div />
      <div />
      <div />
    </div>
  );
}

/** The one thing to do now. */
function Next({ standing }: { standing: LabStanding }) {
  const m = useMessages();
  const texts = m.course;
  const language = useLanguage();
  const { entry, state, passed, lastAt } = standing;
  const started = state === "started";
  return (
    <section className="next" aria-labelledby="next">
      <div>
        <h2 id="next" className="next__kind">
          {started ? texts.continueTitle : texts.startTitle}
        </h2>
        <p className="next__title">{entry.title[language]}</p>
        <p className="next__facts">
          {m.minutes(entry.minutes)}
          {" · "}
          {m.points(entry.points)}
          {started ? ` · ${texts.exercises(passed, entry.exercises.length)}` : null}
          {started && lastAt ? ` · ${texts.lastOpened(m.format.date(lastAt))}` : null}
        </p>
      </div>
      <Link className="button button--main" href={linkTo({ page: "lab", lab: entry.id })}>
        <span>{started ? texts.continueAction : texts.startAction}</span>
        <Icon name="right" />
      </Link>
    </section>
  );
}

function ModuleBlock({ module }: { module: ModuleStanding }) {
  const m = useMessages();
  const language = useLanguage();
  const number = /^\d+/.exec(module.id)?.[0];
  return (
    <li className="module">
      <div className="module__head">
        {number ? <span className="module__number">{number}</span> : null}
        <h3>{module.title[language]}</h3>
        <span className="module__count">{m.course.labs(module.labs.length)}</span>
      </div>
      <ul className="labs">
        {module.labs.map((lab) => (
          <LabRow key={lab.entry.id} lab={lab} />
        ))}
      </ul>
    </li>
  );
}

const stateIcons: Readonly<Record<LabState, IconName>> = { new: "ring", started: "dot", done: "check" };

function LabRow({ lab }: { lab: LabStanding }) {
  const m = useMessages();
  const language = useLanguage();
  const { entry, state, passed, points } = lab;
  return (
    <li className="lab-row">
      <Link className="lab-row__link" href={linkTo({ page: "lab", lab: entry.id })}>
        <span className="lab-row__title">
          {entry.title[language]}
          {entry.track === "extra" ? <span className="tag">{m.course.extra}</span> : null}
        </span>
        <span className={`lab-state lab-state--${state}`}>
          <Icon name={stateIcons[state]} />
          {m.course.state[state]}
        </span>
        <span className="lab-row__facts">
          {m.minutes(entry.minutes)} · {state === "new" ? m.points(entry.points) : m.pointsOf(points, entry.points)}
          {state === "new" ? null : ` · ${m.course.exercises(passed, entry.exercises.length)}`}
        </span>
      </Link>
    </li>
  );
}
