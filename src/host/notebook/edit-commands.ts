import { linkTo, referencePath } from "../app/router.ts";
import { editingTexts } from "../messages/editing.ts";
import type { Moment } from "./moment.ts";
import { sameButBlanks } from "./same-but-blanks.ts";

const textsOf = ({ snapshot }: Moment) => editingTexts[snapshot.lab.language];

/** Someone tried to change what stays as the lab gives it: says why, and what to do instead. */
export function sayWhyNot(moment: Moment): void {
  const { view, actions } = moment;
  const { locked } = textsOf(moment);
  if (!view) return;
  if (view.state === "locked") actions.say(locked.prediction);
  else if (view.origin === "lab") actions.say(view.editable ? locked.stays : locked.given);
}

/** Moves a cell of the student's past its neighbour. */
export function move(moment: Moment, direction: "up" | "down"): void {
  const { view, snapshot, at, actions } = moment;
  const texts = textsOf(moment);
  if (view?.origin !== "student") {
    sayWhyNot(moment);
    return;
  }
  if (!actions.session.editing.move(view.id, direction)) {
    const isRescued = view.mode === "node";
    actions.say(isRescued ? texts.moved.rescued : direction === "up" ? texts.moved.first : texts.moved.last);
    return;
  }
  const past = snapshot.cells[at + (direction === "up" ? -1 : 1)];
  // React moves its element, and an element that moves loses the focus.
  actions.select(view.id);
  if (past) actions.say(texts.moved[direction](actions.nameOf(past.id)));
}

/** Makes prose, JavaScript or TypeScript of a cell of the student's. */
export async function convert(moment: Moment, mode: "js" | "ts" | "md"): Promise<void> {
  const { view, actions } = moment;
  const { converted } = textsOf(moment);
  if (view?.origin !== "student") return sayWhyNot(moment);
  try {
    if (await actions.session.editing.convert(view.id, mode)) actions.say(converted[mode]);
  } catch {
    actions.say(converted.failed);
  }
}

/** Opens the reference beside the notebook: at the toolkit's name where the caret stands, else at its list. */
export async function openReference({ toolkitName }: Moment): Promise<void> {
  const found = await toolkitName().catch(() => null);
  const path = found ? referencePath(found.name, found.subModule) : linkTo({ page: "reference", at: "" });
  window.open(path, "_blank", "noopener");
}

/** Takes the last step back: a cell deleted, added, moved or converted, a replacement, a moment restored. */
export function undo(moment: Moment): void {
  const texts = textsOf(moment);
  moment.actions.say(moment.actions.session.editing.undo() ? texts.undone : texts.nothingToUndo);
}

/** The service for types may be reading: who waits longer than this is told. */
const silentMs = 1_000;

/** Sets the blanks of a code cell anew. What would change anything else is not done. */
export async function format(moment: Moment): Promise<void> {
  const { view, isCode, actions } = moment;
  const texts = textsOf(moment).format;
  if (!view) return;
  if (!view.editable || view.state === "locked") return sayWhyNot(moment);
  if (!isCode) return actions.say(texts.prose);
  if (view.problems.some(({ code }) => code === "syntax")) return actions.say(texts.syntax);
  const { text } = view;
  const waiting = setTimeout(() => actions.say(texts.waiting), silentMs);
  const formatted = await moment.format(view.id).catch(() => null);
  clearTimeout(waiting);
  // Typed on meanwhile: those words were not looked at.
  const now = actions.session.getSnapshot().cells.find(({ id }) => id === view.id)?.text;
  if (formatted === null) actions.say(texts.unable);
  else if (now !== text) actions.say(texts.changed);
  else if (formatted === text) actions.say(texts.same);
  else if (!sameButBlanks(text, formatted)) actions.say(texts.refused);
  else {
    actions.session.editing.replace([{ cell: view.id, text: formatted }]);
    actions.say(texts.done);
  }
}
