import { createRoot } from "react-dom/client";
import type { HelloAnswer, ToPage } from "../../service-worker/messages.ts";
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
  const offer = () => {
    const { waiting } = registration;
    if (waiting && registration.active) bar.show("offered", () => takeOver(waiting));
  };
  offer();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", offer);
  });
  const greet = async () => {
    const { active } = await serviceWorker.ready;
    if (!active) return;
    const module = new URL(import.meta.url).pathname.slice(base.length);
    const { isCurrent } = await askWorker<HelloAnswer>(active, { type: "hello", module });
    if (!isCurrent) bar.show("elsewhere", null);
  };
  void greet();
  serviceWorker.addEventListener("controllerchange", () => void greet());
  serviceWorker.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
    if (data.type === "reached") setReached(data.reached);
    if (data.type === "outdated")
      bar.show("outdated", registration.waiting ? () => takeOver(registration.waiting) : null);
  });
  keepAsking(registration);
}

/** The waiting release becomes the current one; the page then comes from it. */
function takeOver(waiting: ServiceWorker | null): void {
  waiting?.addEventListener("statechange", () => {
    if (waiting.state === "activated") location.reload();
  });
  waiting?.postMessage({ type: "take-over" });
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
