import * as z from "zod/mini";
import { linkTo } from "../app/router.ts";

const labVersion = { id: z.string(), hash: z.string() };

/** What the grading page tells the page of the key: the labs that it lacks. */
const wantedSchema = z.object({ labs: z.array(z.object({ ...labVersion, version: z.number() })) });

/** What the page of the key tells: that it is there, and then the labs that the key opened; never the key. */
const saidSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("here") }),
  z.object({
    type: z.literal("opened"),
    /** `texts` is null where the site does not have this version of the lab. */
    labs: z.array(z.object({ ...labVersion, texts: z.nullable(z.object({ "pt-BR": z.string(), en: z.string() })) })),
  }),
]);

export type WantedLab = z.infer<typeof wantedSchema>["labs"][number];
export type OpenedLab = Extract<z.infer<typeof saidSchema>, { type: "opened" }>["labs"][number];
type Said = z.infer<typeof saidSchema>;

const nameOf = (id: string): string => `bancada.course-key.${id}`;

/** A name for the two pages that speak with each other, and for no third. */
export const newChannelId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The address of the page of the key; what stands behind # goes to no server. */
export const keyPageHref = (id: string): string => `${linkTo({ page: "course-key" })}#${id}`;

interface GradingEnd {
  readonly id: string;
  readonly wanted: () => readonly WantedLab[];
  readonly onOpened: (labs: readonly OpenedLab[]) => void;
}

/**
 * The grading page's end: it says what it wants to every page of the key that comes, and takes what it wants still; a second
 * page of the key changes nothing that the first has opened. @returns what closes it
 */
export function awaitKeyPage({ id: channelId, wanted, onOpened }: GradingEnd): () => void {
  const channel = new BroadcastChannel(nameOf(channelId));
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const said = saidSchema.safeParse(data);
    if (!said.success) return;
    const labs = wanted();
    if (said.data.type === "here") channel.postMessage({ labs });
    else onOpened(said.data.labs.filter(({ id, hash }) => labs.some((lab) => lab.id === id && lab.hash === hash)));
  };
  return () => channel.close();
}

/** The end of the page of the key. @returns how it tells what it opened, and what closes it */
export function askGradingPage(id: string, onWanted: (labs: readonly WantedLab[]) => void) {
  const channel = new BroadcastChannel(nameOf(id));
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const read = wantedSchema.safeParse(data);
    if (read.success) onWanted(read.data.labs);
  };
  const say = (said: Said) => channel.postMessage(said);
  say({ type: "here" });
  return {
    tell: (labs: readonly OpenedLab[]) => say({ type: "opened", labs: [...labs] }),
    close: () => channel.close(),
  };
}
