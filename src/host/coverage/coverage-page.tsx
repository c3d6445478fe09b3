import "../styles/coverage.css";
import { useCallback, useEffect, useState } from "react";
import { Link } from "../app/link.tsx";
import { linkTo } from "../app/router.ts";
import { useTitle } from "../app/title.ts";
import { Button } from "../components/button.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { coverageTexts } from "../messages/coverage.ts";
import { usePartTexts } from "../messages/use-part-texts.ts";
import { fetchCatalogue } from "../pages/use-catalogue.ts";
import { useLanguage, useMessages } from "../settings/context.tsx";
import { fetchCoverage, type ServedTopic, sectionsOf, servedTopics } from "./served-topics.ts";

type State =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly topics: readonly ServedTopic[] }
  | { readonly state: "failed"; readonly details: string };

/** Every topic of the course and the exercises that serve it, so that one that none serves is seen. */
export default function CoveragePage() {
  const m = useMessages();
  const texts = usePartTexts(coverageTexts);
  useTitle(texts.title);
  const [state, retry] = useTopics();
  if (state.state === "failed") {
    return (
      <MessagePage icon="warn" title={texts.failedTitle} text={texts.failedText} details={state.details}>
        <Button look="main" icon="restart" onClick={retry}>
          {m.retry}
        </Button>
      </MessagePage>
    );
  }
  const topics = state.state === "ready" ? state.topics : [];
  const served = topics.filter(({ exercises }) => exercises.length > 0).length;
  return (
    <main id="content" className="coverage" tabIndex={-1}>
      <h1>{texts.title}</h1>
      <p className="coverage__lead">{texts.lead}</p>
      {state.state === "loading" ? (
        <p role="status">{texts.loading}</p>
      ) : (
        <p className="coverage__count">{texts.served(served, topics.length)}</p>
      )}
      {sectionsOf(topics).map(([section, itsTopics]) => (
        <section key={section} aria-labelledby={`coverage-${section}`}>
          <h2 id={`coverage-${section}`}>{texts.sections[section]}</h2>
          <table className="coverage__table" aria-labelledby={`coverage-${section}`}>
            <thead>
              <tr>
                <th scope="col">{texts.topic}</th>
                <th scope="col">{texts.exercises}</th>
              </tr>
            </thead>
            <tbody>
              {itsTopics.map((topic) => (
                <TopicRow key={topic.id} topic={topic} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p className="coverage__lead">
        <Link href={linkTo({ page: "grading" })}>{texts.grading}</Link>. {texts.gradingNote}
      </p>
    </main>
  );
}

function TopicRow({ topic }: { topic: ServedTopic }) {
  const language = useLanguage();
  const texts = usePartTexts(coverageTexts);
  const places: Readonly<Record<string, string>> = texts.places;
  return (
    <tr>
      <th scope="row">{topic.title[language]}</th>
      <td>
        {topic.exercises.length === 0 ? (
          <span className="coverage__none">
            {texts.unserved(topic.planned.map((place) => places[place] ?? place).join(", "))}
          </span>
        ) : (
          <ul>
            {topic.exercises.map(({ lab, exercise, labTitle, title }) => (
              <li key={`${lab} ${exercise}`}>
                <Link href={linkTo({ page: "lab", lab })}>{labTitle[language]}</Link>
                {` · ${title[language]}`}
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}

/** The topics, fetched once a visit, and again when asked. */
function useTopics(): readonly [State, () => void] {
  const [state, setState] = useState<State>({ state: "loading" });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is a new fetch
  useEffect(() => {
    let here = true;
    setState({ state: "loading" });
    Promise.all([fetchCatalogue(), fetchCoverage()]).then(
      ([catalogue, coverage]) => here && setState({ state: "ready", topics: servedTopics(coverage, catalogue) }),
      (error: unknown) => here && setState({ state: "failed", details: String(error) }),
    );
    return () => {
      here = false;
    };
  }, [attempt]);
  return [state, useCallback(() => setAttempt((count) => count + 1), [])];
}
