import "./no-string-code.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { currentRoute } from "./app/router.ts";
import { keepPresses } from "./app/steady-press.ts";
import { loadMessages } from "./messages/messages.ts";
import { askEarly } from "./pages/lab-files.ts";
import { coursePage, labPage } from "./pages/pages.ts";
import { PreferenceStore } from "./settings/preferences.ts";
import { onErasing } from "./storage/erased.ts";
import "./styles/index.css";

/** The browser's storage, or null where reading it is refused. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** A visit asks for all that its page needs before anything is drawn, and for the other page when it is idle. */
async function warmUp(): Promise<void> {
  const route = currentRoute();
  const later = route.page === "lab" ? coursePage : labPage;
  addEventListener("load", () => setTimeout(() => void later.fetch(), idleMs));
  if (route.page !== "lab" && route.page !== "course") return;
  if (route.page === "lab") askEarly(route.lab);
  const page = route.page === "lab" ? labPage : coursePage;
  await Promise.race([page.fetch(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
}

/** Install and work without a network: where the browser can, and not in the way of the first page. */
function workOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener(
    "load",
    () => void import("./offline/start-offline.tsx").then(({ startOffline }) => startOffline(store)),
  );
}

const idleMs = 1_000;
/** On a slow network the page says that it is loading rather than stay blank. */
const patienceMs = 500;
const openLab = () => {
  const route = currentRoute();
  return route.page === "lab" ? route.lab : null;
};
onErasing(openLab, () => location.replace(import.meta.env.BASE_URL));
const root = document.getElementById("root");
const store = new PreferenceStore(storage(), document.documentElement);
workOffline();
keepPresses(window);
void Promise.all([loadMessages(store.get().language), warmUp()]).then(() => {
  if (root) createRoot(root).render(<App store={store} />);
});
