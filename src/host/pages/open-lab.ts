import * as z from "zod/mini";
import type { Language } from "../../shared/text.ts";
import { feed } from "../sandbox/feed.ts";
import { openSession } from "../session/open-session.ts";
import type { Session } from "../session/snapshot.ts";
import { systemClock } from "../storage/clock.ts";
import { theDatabase } from "../storage/the-database.ts";
import { fetchText, labFiles, labFolder } from "./lab-files.ts";
import { sandboxOn } from "./start-sandbox.ts";

/** The course has no such lab. */
export class MissingLab extends Error {}

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

/**
 * Fetches a lab in both languages and opens the student's work in it.
 * @throws MissingLab; TypeError where the network does not answer
 */
export async function openLab({ id, language, dark, stage, title }: OpenLab): Promise<Session> {
  const { catalogue, labs } = labFiles(id);
  // The kernel's code comes while the lab is read.
  feed.text("kernel").catch(() => undefined);
  const entry = (await catalogue).labs.find((lab) => lab.id === id);
  if (!entry) throw new MissingLab(id);
  return openSession({
    labs: await labs,
    hash: entry.hash,
    language,
    dark,
    database: theDatabase(),
    channel: "BroadcastChannel" in globalThis ? new BroadcastChannel(`bancada:${id}`) : null,
    clock: systemClock,
    draw: () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 1,
    startSandbox: sandboxOn(stage, title),
    loadSolution: async (exercise) =>
      solutionSchema.parse(
        JSON.parse(await fetchText(`${labFolder(id)}solutions/${encodeURIComponent(exercise)}.json`)),
      ),
    page: { window, document },
  });
}

const side = z.object({ code: z.string(), why: z.string() });
const solutionSchema = z.object({ "pt-BR": side, en: side });
