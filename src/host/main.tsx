import "./no-string-code.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { currentRoute } from "./app/router.ts";
import { loadMessages } from "./messages/messages.ts";
import { askEarly } from "./pages/lab-files.ts";
import { loadLabPage } from "./pages/lab-page-loader.tsx";
import { PreferenceStore } from "./settings/preferences.ts";
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

const idleMs = 1_000;
/** On a slow network the page says that it is loading rather than stay blank. */
const patienceMs = 500;
const root = document.getElementById("root");
const store = new PreferenceStore(storage(), document.documentElement);
void Promise.all([loadMessages(store.get().language), warmUp()]).then(() => {
  if (root) createRoot(root).render(<App store={store} />);
});
