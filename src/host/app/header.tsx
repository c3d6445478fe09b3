import { Suspense } from "react";
import { Icon, type IconName } from "../components/icon.tsx";
import { part } from "../components/part.tsx";
import { useMessages, usePreferences } from "../settings/context.tsx";
import type { Theme } from "../settings/preferences.ts";
import { Link } from "./link.tsx";
import { linkTo } from "./router.ts";

const ClassLink = part(async () => (await import("../class/class-link.tsx")).ClassLink);

const themes: readonly Theme[] = ["system", "light", "dark"];
const themeIcons: Readonly<Record<Theme, IconName>> = { system: "screen", light: "sun", dark: "moon" };

/** The top of every page: the way home, the language and the theme. */
export function Header() {
  const m = useMessages();
  const [{ language, theme }, set] = usePreferences();
  const next = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
  return (
    <header className="top">
      <a className="skip" href="#content">
        {m.skip}
      </a>
      <Link className="top__brand" href={linkTo({ page: "course" })}>
        <svg className="top__mark" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 9.5h18M5.5 9.5V19M18.5 9.5V19M5.5 15h13M9 9.5V5h6v4.5" />
        </svg>
        {m.brand}
      </Link>
      <span className="top__space" />
      <Suspense>
        <ClassLink />
      </Suspense>
      <Link className="top__link" href={linkTo({ page: "progress" })}>
        {m.progress}
      </Link>
      <Link className="top__link" href={linkTo({ page: "reference", at: "" })}>
        {m.reference}
      </Link>
      <fieldset className="segments" aria-label={m.language.label}>
        {(["pt-BR", "en"] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            lang={choice}
            aria-pressed={language === choice}
            title={choice === "en" ? m.language.english : m.language.portuguese}
            onClick={() => set({ language: choice })}
          >
            {choice === "en" ? "EN" : "PT"}
            <span className="hidden-text">{choice === "en" ? m.language.english : m.language.portuguese}</span>
          </button>
        ))}
      </fieldset>
      <button
        type="button"
        className="button button--quiet button--icon"
        aria-label={`${m.theme.label}: ${m.theme[theme]}`}
        title={`${m.theme.label}: ${m.theme[theme]}`}
        onClick={() => set({ theme: next })}
      >
        <Icon name={themeIcons[theme]} />
      </button>
    </header>
  );
}
