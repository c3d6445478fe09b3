import { lazy, Suspense, useEffect, useRef } from "react";
import { Button } from "../components/button.tsx";
import { CrashGuard } from "../components/crash-guard.tsx";
import { MessagePage } from "../components/message-page.tsx";
import { isLocal } from "../pages/lab-files.ts";
import { coursePage, labPage } from "../pages/pages.ts";
import { PreferenceProvider, useMessages } from "../settings/context.tsx";
import type { PreferenceStore } from "../settings/preferences.ts";
import { useProjector } from "../settings/projector.ts";
import { Header } from "./header.tsx";
import { Link } from "./link.tsx";
import { linkTo, type Route, useRoute } from "./router.ts";
import { useTitle } from "./title.ts";

const ReferencePage = lazy(() => import("../reference/reference-page.tsx"));
const LocalPage = lazy(() => import("../local/local-page.tsx"));
const ClassPage = lazy(() => import("../class/class-page.tsx"));
const CoveragePage = lazy(() => import("../coverage/coverage-page.tsx"));
const ProgressPage = lazy(() => import("../progress/progress-page.tsx"));
const GradingPages = lazy(() => import("../grading/pages.tsx"));
const ProjectorBar = lazy(() => import("../projector/projector-bar.tsx"));
const HiddenPage = lazy(() => import("../projector/hidden-page.tsx"));

export function App({ store }: { store: PreferenceStore }) {
  return (
    <PreferenceProvider store={store}>
      <Shell />
    </PreferenceProvider>
  );
}

function Shell() {
  const m = useMessages();
  const route = useRoute();
  const key = route.page === "lab" ? route.lab : route.page;
  useFocusOnNewPage(key);
  const isProjected = useProjector();
  return (
    <>
      <Header />
      <CrashGuard
        key={key}
        fallback={(details) => (
          <MessagePage icon="warn" title={m.crash.title} text={m.crash.text} details={details}>
            <Button look="main" onClick={() => location.reload()}>
              {m.reload}
            </Button>
          </MessagePage>
        )}
      >
        <Suspense fallback={<p className="loading">{m.lab.loading}</p>}>
          {isProjected && isPrivate.has(route.page) ? <HiddenPage /> : <Page route={route} />}
        </Suspense>
      </CrashGuard>
      <Suspense>{isProjected ? <ProjectorBar /> : null}</Suspense>
    </>
  );
}

/** Pages that show people's names, grades or work: no room sees them. */
const isPrivate: ReadonlySet<Route["page"]> = new Set(["class", "progress", "grading"]);

function Page({ route }: { route: Route }) {
  if (route.page === "course") return <coursePage.Page />;
  if (route.page === "lab" && isLocal(route.lab)) return <LocalPage key={route.lab} id={route.lab} />;
  if (route.page === "lab") return <labPage.Page key={route.lab} id={route.lab} />;
  if (route.page === "progress") return <ProgressPage />;
  if (route.page === "coverage") return <CoveragePage />;
  if (route.page === "grading" || route.page === "course-key") return <GradingPages page={route.page} />;
  if (route.page === "class") return <ClassPage at={route.at} />;
  if (route.page === "reference") return <ReferencePage at={route.at} />;
  return <MissingPage path={route.path} />;
}

function MissingPage({ path }: { path: string }) {
  const m = useMessages();
  useTitle(m.missing.title);
  return (
    <MessagePage icon="question" title={m.missing.title} text={m.missing.text(path)}>
      <Link className="button button--main" href={linkTo({ page: "course" })}>
        {m.backToCourse}
      </Link>
    </MessagePage>
  );
}

/** After a change of page the focus goes to its content, as it would after a load. */
function useFocusOnNewPage(key: string): void {
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const focus = () => document.getElementById("content")?.focus({ preventScroll: true });
    focus();
    // What stands there while the page is fetched is replaced, and would take the focus with it.
    const replaced = new MutationObserver(() => document.activeElement === document.body && focus());
    replaced.observe(document.body, { childList: true, subtree: true });
    const end = () => replaced.disconnect();
    for (const type of ["keydown", "pointerdown"]) addEventListener(type, end, { once: true, capture: true });
    return end;
  }, [key]);
}
