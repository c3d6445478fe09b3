import { createRoot } from "react-dom/client";
import type { HelloAnswer, ReleaseAnswer, ToPage } from "../../service-worker/messages.ts";
import { setReached } from "../app/network.ts";
import { PreferenceProvider } from "../settings/context.tsx";
import type { PreferenceStore } from "../settings/preferences.ts";
import { askWorker } from "./ask-worker.ts";
import { UpdateBar, type UpdateNews } from "./update-bar.tsx";
import { workerUrl } from "./worker-url.ts";

const base = import.meta.env.BASE_URL;
/** How often a page that stays open asks for a new version; while the server does not answer, whether it is back. */
const askEveryMs = 5 * 60_000;
const askAgainMs = 20_000;

/** Registers the service worker, says when there is a new version, and keeps asking whether the server can be reached. */
export async function startOffline(preferences: PreferenceStore): Promise<void> {
  const { serviceWorker } = navigator;
  const registration = await serviceWorker
    .register(workerUrl(`${base}sw.js`), { updateViaCache: "none" })
    .catch(() => null);
  // A browser that is told to keep nothing refuses: all else works.
  if (!registration) return;
  const bar = new Bar(preferences);
  const module = new URL(import.meta.url).pathname.slice(base.length);
  const hello = (active: ServiceWorker) => askWorker<HelloAnswer>(active, { type: "hello", module });
  const offer = async () => {
    const { waiting, active } = registration;
    if (!waiting || !active) return;
    const [own, offered] = await Promise.all([hello(active), askWorker<ReleaseAnswer>(waiting, { type: "release" })]);
    // The old worker stays for a while after the student agreed to the new release, and serves it.
    if (own.release !== offered.release) bar.show("offered", () => takeOver(waiting));
  };
  void offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", () => void offer());
  });
  const greet = async () => {
    const { active } = await serviceWorker.ready;
    if (active && !(await hello(active)).isCurrent) bar.show("elsewhere", null);
  };
  void greet();
  serviceWorker.addEventListener("controllerchange", () => void greet());
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
    if (data.type === "reached") setReached(data.reached);
    if (data.type === "agreed") void greet();
    if (data.type === "outdated") {
      const { waiting } = registration;
      bar.show("outdated", waiting && (() => takeOver(waiting)));
    }
  });
  keepAsking(registration);
}

/** Pages come from the waiting release from now on, this one first. */
function takeOver(waiting: ServiceWorker): void {
  void askWorker<ReleaseAnswer>(waiting, { type: "take-over" }).then(() => location.reload());
}

function keepAsking(registration: ServiceWorkerRegistration): void {
  let timer: ReturnType<typeof setTimeout>;
  const ask = async () => {
    clearTimeout(timer);
    const reached = await registration.update().then(
      () => true,
      () => false,
    );
    setReached(reached);
    timer = setTimeout(() => void ask(), reached ? askEveryMs : askAgainMs);
  };
  addEventListener("online", () => void ask());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void ask();
  });
  void ask();
}

/** The bar stands beside the page, so that it outlives a change of page and a crash. */
class Bar {
  readonly #preferences: PreferenceStore;
  #root: ReturnType<typeof createRoot> | null = null;

  constructor(preferences: PreferenceStore) {
    this.#preferences = preferences;
  }

  show(news: UpdateNews, onUpdate: (() => void) | null): void {
    this.#root ??= createRoot(document.body.appendChild(document.createElement("div")));
    this.#root.render(
      <PreferenceProvider store={this.#preferences}>
        <UpdateBar news={news} onUpdate={onUpdate} />
      </PreferenceProvider>,
    );
  }
}
