import * as z from "zod/mini";
import type { SandboxedFrame } from "../../kernel/frame.ts";
import type { Language } from "../../shared/text.ts";
import { stockLibraries } from "../sandbox/stock.ts";
import { openSession } from "../session/open-session.ts";
import type { Session } from "../session/snapshot.ts";
import type { Labs } from "../session/starters.ts";
import { systemClock } from "../storage/clock.ts";
import { deviceAccount } from "../storage/device-account.ts";
import { channelOf } from "../storage/tabs.ts";
import { theDatabase } from "../storage/the-database.ts";
import { fetchText, labFiles, labFolder } from "./lab-files.ts";
import { MissingLab } from "./missing-lab.ts";
import { openEarly, sandboxOn } from "./start-sandbox.ts";

interface OpenLab {
  /** `module/slug` */
  readonly id: string;
  readonly language: Language;
  readonly dark: boolean;
  /** The element that the kernel frame fills; it must stand in the page. */
  readonly stage: HTMLElement;
  /** What a screen reader calls the kernel frame. */
  readonly title: string;
}

const fetchLaterMs = 2_000;

/**
 * Fetches a lab in both languages and opens the student's work in it.
 * @throws MissingLab; TypeError where the network does not answer
 */
export async function openLab(options: OpenLab): Promise<Session> {
  const { catalogue, labs } = labFiles(options.id);
  const frame = openEarly(options.stage, options.title);
  try {
    const entry = (await catalogue).labs.find((lab) => lab.id === options.id);
    if (!entry) throw new MissingLab(options.id);
    const found = await labs;
    void frame?.then((opened) => stockLibraries(opened, found[options.language])).catch(() => undefined);
    const session = await openWork(options, found, entry.hash, frame);
    // What writes a download must be there before the network, or the storage, fails.
    setTimeout(() => void import("../session/export-lab.ts").catch(() => undefined), fetchLaterMs);
    return session;
  } catch (error) {
    void frame?.then((opened) => opened.remove()).catch(() => undefined);
    throw error;
  }
}

/** Opens the student's work in a lab that has come. */
function openWork(
  { id, language, dark, stage, title }: OpenLab,
  labs: Labs,
  hash: string,
  frame: Promise<SandboxedFrame> | undefined,
): Promise<Session> {
  return openSession({
    labs,
    hash,
    language,
    dark,
    database: theDatabase(),
    channel: "BroadcastChannel" in globalThis ? new BroadcastChannel(channelOf(theDatabase(), id)) : null,
    clock: systemClock,
    draw: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1,
    startSandbox: sandboxOn(stage, title, frame, {
      onOpenFile: (message, answer) => {
        void import("../own-files/serve-files.ts").then(
          ({ serveFile }) => serveFile(id, message, answer),
          () => answer({ type: "files", request: message.request, files: [], blob: null }),
        );
      },
      onStore: ({ request, question }, answer) => {
        void import("../storage/course-store.ts")
          .then(({ theCourseStore }) => theCourseStore().answer(id, question))
          .catch(() => null)
          .then((found) => answer({ type: "stored", request, answer: found }));
      },
    }),
    solutions: {
      load: async (exercise) =>
        solutionSchema.parse(
          await fetchText(`${labFolder(id)}solutions/${encodeURIComponent(exercise)}.json`)
            .then((text): unknown => JSON.parse(text))
            // The lab withholds it: the class may give it.
            .catch(async () => (await import("../class/class-solutions.ts")).classSolution(id, exercise)),
        ),
      areOpen: areSolutionsOpen(id),
    },
    page: { window, document },
  });
}

/** Only who belongs to a class asks it. */
async function areSolutionsOpen(lab: string): Promise<boolean> {
  if (!deviceAccount()) return false;
  return import("../class/class-solutions.ts").then((found) => found.areSolutionsOpen(lab)).catch(() => false);
}

const side = z.object({ code: z.string(), why: z.string() });
const solutionSchema = z.object({ "pt-BR": side, en: side });
