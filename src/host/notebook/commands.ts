import { saveFile } from "../components/save-file.ts";
import type { CellView } from "../session/snapshot.ts";
import { isProjector, setProjector } from "../settings/projector.ts";
import type { NotebookActions } from "./context.tsx";
import { copyCellLink } from "./copy-link.ts";
import type { CommandId } from "./keyboard.ts";
import type { CommandWorld, Moment } from "./moment.ts";

/** Runs a command. One that does not fit the selected cell does nothing. */
export function runCommand(id: CommandId, world: CommandWorld): void {
  const snapshot = world.actions.session.getSnapshot();
  const at = snapshot.cells.findIndex((cell) => cell.id === world.selected());
  const view = snapshot.cells[at];
  const isCode = view?.mode === "js" || view?.mode === "ts";
  const exercise = snapshot.exercises.find((item) => item.exercise.cell === view?.id)?.exercise.id;
  commands[id]({ ...world, snapshot, at, view, isCode, exercise });
}

const commands: Readonly<Record<CommandId, (moment: Moment) => void>> = {
  edit: (moment) => {
    const { view, isCode, isCodeShown, actions } = moment;
    if (view?.editable && view.state !== "locked") actions.edit(view.id);
    else if (view && isCode && !isCodeShown(view.id)) actions.setCodeShown(view.id, true);
    else later(({ sayWhyNot }) => sayWhyNot(moment));
  },
  leave: (moment) => moment.leaveEditor(),
  run: (moment) => run(moment),
  runNext: (moment) => {
    moment.leaveEditor();
    run(moment);
    go(moment, 1);
  },
  runAbove: ({ snapshot, at, actions }) => actions.session.run(...codeCells(snapshot.cells.slice(0, Math.max(at, 0)))),
  runBelow: ({ snapshot, at, view, actions }) => {
    if (view) actions.session.run(...codeCells(snapshot.cells.slice(at)));
  },
  runStale: ({ actions }) => actions.session.runStale(),
  runAll: ({ actions }) => actions.session.runAll(),
  disable: ({ view, isCode, actions }) => {
    if (view && isCode) actions.session.setDisabled(view.id, view.state !== "disabled");
  },
  next: (moment) => go(moment, 1),
  previous: (moment) => go(moment, -1),
  addAbove: (moment) => add(moment, "above"),
  addBelow: (moment) => add(moment, "below"),
  remove: (moment) => {
    const { view, at, snapshot, actions, messages } = moment;
    const near = snapshot.cells[at + 1] ?? snapshot.cells[at - 1];
    if (!view || !actions.session.editing.delete(view.id)) return later(({ sayWhyNot }) => sayWhyNot(moment));
    if (near) actions.select(near.id);
    const texts = messages.lab.cell;
    actions.say(texts.removed, { label: texts.undo, run: () => actions.session.editing.undo() });
  },
  moveUp: (moment) => later(({ move }) => move(moment, "up")),
  moveDown: (moment) => later(({ move }) => move(moment, "down")),
  undo: (moment) => later(({ undo }) => undo(moment)),
  toProse: (moment) => later(({ convert }) => convert(moment, "md")),
  toCode: (moment) => later(({ convert }) => convert(moment, "js")),
  toTypeScript: (moment) => later(({ convert }) => convert(moment, "ts")),
  format: (moment) => later(({ format }) => format(moment)),
  find: (moment) => moment.open("find"),
  replace: (moment) => moment.open("replace"),
  foldOutput: ({ view, isCode, isOutputShown, actions }) => {
    if (view && isCode) actions.setOutputShown(view.id, !isOutputShown(view.id));
  },
  foldCode: ({ view, isCode, isCodeShown, actions }) => {
    if (view && isCode) actions.setCodeShown(view.id, !isCodeShown(view.id));
  },
  restore: ({ view, actions, messages }) => {
    if (!view?.editable || view.origin !== "lab") return;
    actions.session.restoreStarter(view.id);
    actions.say(messages.lab.cell.restored);
  },
  history: ({ view, actions }) => {
    if (view?.editable) actions.openHistory(view.id);
  },
  notebookHistory: (moment) => moment.open("notebook-history"),
  newVersion: (moment) => moment.open("new-version"),
  copyLink: ({ view, actions, messages }) => {
    if (view) void copyCellLink(view.id).then(() => actions.say(messages.lab.cell.linkCopied));
  },
  save: ({ actions, messages }) => {
    void actions.session.save().then(() => {
      if (actions.session.getSnapshot().save === "saved") actions.say(messages.lab.bar.savedNow);
    });
  },
  stop: ({ actions }) => void actions.session.stop(),
  restart: ({ actions }) => void actions.session.restart(),
  mode: ({ actions, snapshot }) => actions.session.setRunMode(snapshot.runMode === "reactive" ? "lazy" : "reactive"),
  check: ({ actions, exercise }) => {
    if (exercise) actions.session.check(exercise);
  },
  hint: ({ actions, exercise }) => {
    if (exercise) actions.session.openHint(exercise);
  },
  download: ({ actions }) => void downloadWork(actions),
  export: (moment) => moment.open("export"),
  submit: (moment) => moment.open("submit"),
  files: (moment) => moment.open("files"),
  reference: (moment) => later(({ openReference }) => openReference(moment)),
  outline: (moment) => moment.toggleOutline(),
  panels: (moment) => moment.togglePanels(),
  palette: (moment) => moment.open("palette"),
  keys: (moment) => moment.open("keys"),
  projector: () => setProjector(!isProjector()),
  // Monaco's own key; listed so that it is found.
  tabOut: () => {},
  theme: (moment) => moment.toggleTheme(),
  language: (moment) => moment.toggleLanguage(),
};

function run({ view, isCode, actions }: Moment): void {
  if (view && isCode) actions.session.run(view.id);
}

/** Those of the cells that can run. */
export function codeCells(cells: readonly CellView[]): number[] {
  return cells.filter(({ mode }) => mode === "js" || mode === "ts").map(({ id }) => id);
}

function go({ at, view, snapshot, actions }: Moment, step: 1 | -1): void {
  const { cells } = snapshot;
  const to = view ? cells[at + step] : cells.at(step === 1 ? 0 : -1);
  if (to) actions.select(to.id);
}

function add({ view, actions }: Moment, where: "above" | "below"): void {
  if (view) actions.select(actions.session.editing.add(view.id, where, "js"));
}

/** Commands that are fetched when first given. */
function later(command: (commands: typeof import("./edit-commands.ts")) => unknown): void {
  void import("./edit-commands.ts").then(command);
}

/** Gives the student their work as a file. */
export async function downloadWork({ session }: Pick<NotebookActions, "session">): Promise<void> {
  const { lab } = session.getSnapshot();
  saveFile(`${lab.id.replace("/", "-")}.html`, "text/html", await session.exportWork());
}
