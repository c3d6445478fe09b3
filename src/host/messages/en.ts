import { labEn } from "./en-lab.ts";
import { formatFor } from "./format.ts";
import type { Messages } from "./pt.ts";

const f = formatFor("en");

/** Everything that the interface says, in English. */
export const en: Messages = {
  format: f,
  brand: "Bancada",
  skip: "Skip to the content",
  reference: "Reference",
  progress: "Progress",
  language: { label: "Language", portuguese: "Português", english: "English" },
  theme: { label: "Theme", system: "System", light: "Light", dark: "Dark" },
  close: "Close",
  cancel: "Cancel",
  reload: "Reload the page",
  retry: "Try again",
  backToCourse: "Back to the course",
  points: (value) => f.count(value, { one: "point", other: "points" }),
  pointsOf: (got, all) => `${f.number(got)} of ${f.count(all, { one: "point", other: "points" })}`,
  minutes: (value) => f.minutes(value),
  course: {
    title: "Machine learning engineering",
    lead: "Labs that run in your browser: you predict, write, run and check. Nothing leaves your device.",
    pathTitle: "The path",
    coverage: "What the course covers",
    continueTitle: "Continue where you stopped",
    continueAction: "Continue",
    startTitle: "Start here",
    startAction: "Start",
    open: (title) => `Open the lab “${title}”`,
    extra: "At home",
    labs: (count) => f.count(count, { one: "lab", other: "labs" }),
    exercises: (passed, all) => `${f.number(passed)} of ${f.count(all, { one: "exercise", other: "exercises" })}`,
    state: { new: "Not started", started: "In progress", done: "Done" },
    lastOpened: (when) => `Last visit: ${when}`,
    loading: "Loading the course…",
    emptyTitle: "There are no labs yet",
    emptyText: "This course has not published a lab. Whoever teaches it can create the first with “npm run labs new”.",
    offlineTitle: "No connection",
    offlineText:
      "The list of labs did not arrive because the device is offline. What you have done is kept here; try again when the network is back.",
    errorTitle: "The list of labs did not load",
    errorText: "The server did not answer as expected. Your work is kept on this device. Try again in a moment.",
    progressFailed:
      "The progress kept in this browser could not be read, so the states below may be empty. Your labs still open.",
  },
  missing: {
    title: "This page does not exist",
    text: (path) => `There is nothing at “${path}”. The address may be incomplete, or the lab has moved.`,
  },
  crash: {
    title: "Something broke in the page",
    text: "The fault is ours, not yours. Everything you wrote is kept on this device: reload and go on from where you were.",
    details: "Technical details",
  },
  lab: labEn,
};
