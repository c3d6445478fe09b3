import { prepareTypeScript } from "../../kernel/compile/typescript.ts";
import { newId } from "../../shared/ids.ts";
import type { Language } from "../../shared/text.ts";
import type { Clock } from "../storage/clock.ts";
import type { Database } from "../storage/database.ts";
import { LabStore } from "../storage/lab-store.ts";
import type { Channel } from "../storage/tabs.ts";
import { compileInSlices } from "./compile-in-slices.ts";
import { GraphBuilder } from "./graph.ts";
import type { Solutions } from "./learning.ts";
import type { NewVersion } from "./merge/new-version.ts";
import type { StartSandbox } from "./sandbox-port.ts";
import { LabSession } from "./session.ts";
import { baseOf, type Labs } from "./starters.ts";
import { Work } from "./work.ts";

export interface OpenSessionOptions {
  /** The public lab in both languages. */
  readonly labs: Labs;
  /** SHA-256 of the lab as it is served now (the catalogue's). */
  readonly hash: string;
  readonly language: Language;
  readonly dark: boolean;
  readonly database: Database;
  /** Joins the tabs that have this lab open; null where BroadcastChannel does not exist. */
  readonly channel: Channel | null;
  readonly clock: Clock;
  /** A whole number in [0, 2³¹), drawn anew at each call. */
  readonly draw: () => number;
  readonly startSandbox: StartSandbox;
  readonly solutions: Solutions;
  /** Window and document, whose events tell that the page goes away or comes back. */
  readonly page: {
    readonly window: EventTarget;
    readonly document: EventTarget & { readonly visibilityState: string };
  };
}

/**
 * Opens a lab where the student left it. It opens whatever the browser does with storage: what it refuses is said in
 * the snapshot (`save`, `saveError`), and writing is tried again.
 */
export async function openSession(options: OpenSessionOptions): Promise<LabSession> {
  const { labs, language, hash, clock, draw, page } = options;
  const lab = labs[language];
  let session: LabSession | null = null;
  const reading = LabStore.open({
    lab: lab.id,
    writer: newId(),
    database: options.database,
    channel: options.channel,
    clock,
    base: baseOf(labs, hash),
    opening: (events, { version, hash }) => {
      const first = events.map(({ what }) => what).find((what) => what.type === "opened");
      return { type: "opened", labVersion: version, labHash: hash, studentSeed: first?.studentSeed ?? draw() };
    },
    onRemote: (changed) => session?.entriesChanged(changed),
    onStatus: () => session?.storeChanged(),
  });
  const hasTypes = lab.notebook.cells.some(({ mode }) => mode === "ts");
  const [store] = await Promise.all([reading, hasTypes ? prepareTypeScript().catch(() => null) : null]);
  const version = await versionToOpen(options, store);
  const work = new Work(version.labs, language, store, clock, draw);
  const builder = new GraphBuilder();
  await compileInSlices(builder, work.cells, clock);
  const { startSandbox, solutions, dark } = options;
  const opened = new LabSession({ work, store, clock, builder, startSandbox, solutions, dark, ...version });
  session = opened;
  const stop = watchPage(page, store);
  const dispose = opened.dispose.bind(opened);
  opened.dispose = () => {
    stop();
    dispose();
  };
  return opened;
}

/** The lab that the work goes on in: the one that it began in, until the student takes the new version. */
async function versionToOpen(
  { labs, hash, language, database }: OpenSessionOptions,
  store: LabStore,
): Promise<{ readonly labs: Labs; readonly hash: string; readonly newVersion: NewVersion | null }> {
  const { base } = store;
  const served = { labs, hash, newVersion: null };
  if (base.hash === hash || !base.labs) return served;
  const old = { labs: base.labs, hash: base.hash };
  // What an older Bancada serves, to a tab that was never closed, is no new version.
  if (labs[language].version < base.version) return { ...old, newVersion: null };
  const { NewVersion } = await import("./merge/new-version.ts");
  const newVersion = new NewVersion({ store, database, old: base.labs, to: { ...baseOf(labs, hash), labs } });
  const isTaken = newVersion.touchesNothing && (await newVersion.take(new Map(), language));
  return isTaken ? served : { ...old, newVersion };
}

/** Writes when the page may go away, and reads when it comes back: other tabs may have written meanwhile. */
function watchPage({ window, document }: OpenSessionOptions["page"], store: LabStore): () => void {
  const leaving = () => store.flushBeforeLeaving();
  const seen = () => {
    if (document.visibilityState === "hidden") void store.flush("strict");
    else void store.refresh();
  };
  const shown = (event: Event) => {
    if ("persisted" in event && event.persisted === true) void store.refresh();
  };
  const listeners = [
    [window, "pagehide", leaving],
    [document, "freeze", leaving],
    [document, "visibilitychange", seen],
    [document, "resume", seen],
    [window, "pageshow", shown],
  ] as const;
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener);
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener);
  };
}
