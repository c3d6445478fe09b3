import { type Language, languages } from "../../shared/text.ts";
import { loadMessages } from "../messages/messages.ts";

export type Theme = "system" | "light" | "dark";

/** What a reader chose about the page. Kept on the device. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

const key = "bancada.preferences";
const themes: readonly Theme[] = ["system", "light", "dark"];
const defaults: Preferences = { language: "pt-BR", theme: "system" };

/** Reads a stored text; whatever it cannot read becomes the default (Portuguese, theme of the system). */
export function parsePreferences(text: string | null): Preferences {
  let found: unknown;
  try {
    found = JSON.parse(text ?? "{}");
  } catch {
    return defaults;
  }
  if (typeof found !== "object" || found === null) return defaults;
  const { language, theme } = found as { language?: unknown; theme?: unknown };
  return {
    language: languages.find((known) => known === language) ?? defaults.language,
    theme: themes.find((known) => known === theme) ?? defaults.theme,
  };
}

/**
 * The reader's preferences, kept in `storage` and shown on the page's root element.
 * A storage that refuses (private window, blocked cookies) is not an error: the choice lasts as long as the page.
 */
export class PreferenceStore {
  private current: Preferences;
  private languageChoices = 0;
  private readonly listeners = new Set<() => void>();
  private readonly storage: Pick<Storage, "getItem" | "setItem"> | null;
  private readonly root: HTMLElement;

  constructor(storage: Pick<Storage, "getItem" | "setItem"> | null, root: HTMLElement) {
    this.storage = storage;
    this.root = root;
    let text: string | null = null;
    try {
      text = storage?.getItem(key) ?? null;
    } catch {
      // Reading may be refused too; the defaults do.
    }
    this.current = parsePreferences(text);
    this.show();
  }

  readonly get = (): Preferences => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Changes what is given. A new language is shown once its texts are there; the last one chosen holds, whichever comes first. */
  readonly set = async ({ language, ...change }: Partial<Preferences>): Promise<void> => {
    if (language) {
      this.languageChoices += 1;
      const choice = this.languageChoices;
      await loadMessages(language);
      if (choice === this.languageChoices) this.current = { ...this.current, language };
    }
    this.current = { ...this.current, ...change };
    try {
      this.storage?.setItem(key, JSON.stringify(this.current));
    } catch {
      // Kept for this visit only.
    }
    this.show();
    for (const listener of this.listeners) listener();
  };

  private show(): void {
    const { language, theme } = this.current;
    this.root.lang = language;
    if (theme === "system") delete this.root.dataset.theme;
    else this.root.dataset.theme = theme;
  }
}
