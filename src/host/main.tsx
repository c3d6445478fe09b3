import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
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
if (root) createRoot(root).render(<App store={new PreferenceStore(storage(), document.documentElement)} />);
