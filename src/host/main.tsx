import "./no-string-code.ts";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { loadMessages } from "./messages/messages.ts";
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

const root = document.getElementById("root");
const store = new PreferenceStore(storage(), document.documentElement);
void loadMessages(store.get().language).then(() => {
  if (root) createRoot(root).render(<App store={store} />);
});
