import "./no-string-code.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { currentRoute } from "./app/router.ts";
import { loadMessages } from "./messages/messages.ts";
import { askEarly } from "./pages/lab-files.ts";
import { loadLabPage } from "./pages/lab-page-loader.tsx";
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

/** A visit that begins at a lab asks for all that the lab needs at once; one that begins elsewhere, when it is idle. */
async function warmUp(): Promise<void> {
  const route = currentRoute();
  if (route.page !== "lab") {
    addEventListener("load", () => setTimeout(() => void loadLabPage(), idleMs));
    return;
  }
  askEarly(route.lab);
  await Promise.race([loadLabPage(), new Promise((resolve) => setTimeout(resolve, patienceMs))]);
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
onErasing(() => location.replace(import.meta.env.BASE_URL));
const root = document.getElementById("root");
const store = new PreferenceStore(storage(), document.documentElement);
workOffline();
void Promise.all([loadMessages(store.get().language), warmUp()]).then(() => {
  if (root) createRoot(root).render(<App store={store} />);
});
