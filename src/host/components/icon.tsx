import type { ReactNode } from "react";

/** Bancada's own icons: 16 × 16, drawn with one stroke in the colour of the text. They never speak alone: a word stands beside, or a label on the button. */
const drawings = {
  play: <path d="M5 3.2v9.6L12.5 8z" />,
  stop: <rect x="3.5" y="3.5" width="9" height="9" rx="1" />,
  check: <path d="M3 8.5l3.3 3.3L13 4.6" />,
  cross: <path d="M4 4l8 8M12 4l-8 8" />,
  dot: <circle cx="8" cy="8" r="3" />,
  ring: <circle cx="8" cy="8" r="4.5" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 4.8V8l2.2 1.6" />
    </>
  ),
  wait: <path d="M4.5 2.5h7M4.5 13.5h7M5 2.5c0 3 3 3.5 3 5.5s-3 2.5-3 5.5M11 2.5c0 3-3 3.5-3 5.5s3 2.5 3 5.5" />,
  stale: <path d="M12.8 6.5A5 5 0 1 0 13 9M13 3v3.6H9.4" />,
  off: <path d="M8 2.5v5M4.6 4.6a5 5 0 1 0 6.8 0" />,
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  warn: <path d="M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.1" />,
  question: <path d="M5.6 6a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.900M8 12.4v.1" />,
  right: <path d="M6 3.5L10.5 8 6 12.5" />,
  down: <path d="M3.5 6L8 10.5 12.5 6" />,
  up: <path d="M3.5 10L8 5.5 12.5 10" />,
  menu: <path d="M2.5 4h11M2.5 8h11M2.5 12h11" />,
  more: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth="2.2" />,
  plus: <path d="M8 3v10M3 8h10" />,
  trash: <path d="M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5" />,
  download: <path d="M8 2.5v7.5M4.8 7L8 10.2 11.2 7M3 13.2h10" />,
  bulb: <path d="M6.2 12h3.6M6.7 14h2.6M8 2a4 4 0 0 0-2.4 7.2c.5.4.6.9.6 1.4h3.6c0-.5.1-1 .6-1.4A4 4 0 0 0 8 2z" />,
  key: <path d="M2.3 8a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0M7.7 8h6v2.3M11.2 8v1.8" />,
  pencil: <path d="M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2" />,
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.7M8 12.8v1.7M1.5 8h1.7M12.8 8h1.7M3.4 3.4l1.2 1.2M11.4 11.4l1.2 1.2M3.4 12.6l1.2-1.2M11.4 4.6l1.2-1.2" />
    </>
  ),
  moon: <path d="M13 9.6A5.5 5.5 0 1 1 6.4 3a4.5 4.5 0 0 0 6.6 6.6z" />,
  screen: <path d="M2.5 3.5h11v7h-11zM6 13.5h4M8 10.5v3" />,
  offline: <path d="M2 6.2a9 9 0 0 1 12 0M4.5 9a5.4 5.4 0 0 1 7 0M7 11.7a1.6 1.6 0 0 1 2 0M3 2.5l10 11" />,
  panels: <path d="M2.5 3.5h11v9h-11zM9.5 3.5v9M11.5 6h.1M11.5 8.5h.1" />,
  keyboard: (
    <>
      <rect x="1.5" y="4" width="13" height="8" rx="1" />
      <path d="M4 6.7h.1M6.7 6.7h.1M9.3 6.7h.1M12 6.7h.1M5 9.5h6" />
    </>
  ),
  back: <path d="M13 8H3.5M7 4L3 8l4 4" />,
  restart: <path d="M3.2 6.5A5 5 0 1 1 3 9M3 3v3.6h3.6" />,
  flame: (
    <path d="M8 14c2.6 0 4.2-1.7 4.2-4 0-2.7-2.4-3.7-2.7-7-1.9.8-2.7 2.5-2.6 4.2C6.2 6.7 5.9 6 5.9 6 4.6 7 3.8 8.4 3.8 10c0 2.3 1.6 4 4.2 4z" />
  ),
  given: <path d="M4 2.5h8v11L8 10.6 4 13.5z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
