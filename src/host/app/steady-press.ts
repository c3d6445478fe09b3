/** What a click does something with; of a cell's text it is where the caret will stand. */
const pressable =
  "button, a[href], summary, label, input, select, [role='tab'], [role='option'], [role^='menuitem'], .slot--editable";
/** A hand that trembles moves this little between press and release, in CSS pixels. */
const stillPx = 4;

interface Press {
  /** What lay under the pointer. */
  readonly at: Element;
  readonly pressable: Element;
  readonly x: number;
  readonly y: number;
}

/**
 * What a mouse or a finger presses is what it presses, also when the page moves away under it before the release, as a notebook does
 * while it loads: the browser gives such a click to whatever holds both places, and the press is lost.
 */
export function keepPresses(page: Window): void {
  let pressed: Press | null = null;
  const forget = () => {
    pressed = null;
  };
  const began = ({ target: at, isPrimary, clientX: x, clientY: y }: PointerEvent) => {
    const found = at instanceof Element ? at.closest(pressable) : null;
    pressed = found && isPrimary && at instanceof Element ? { at, pressable: found, x, y } : null;
  };
  const ended = (click: MouseEvent) => {
    const press = pressed;
    pressed = null;
    const isByPointer = click.isTrusted && click.detail > 0;
    if (!press || !isByPointer || !(click.target instanceof Element)) return;
    const wentElsewhere = press.pressable.isConnected && !press.pressable.contains(click.target);
    const isStill = Math.abs(click.clientX - press.x) <= stillPx && Math.abs(click.clientY - press.y) <= stillPx;
    if (!wentElsewhere || !isStill) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    const { detail, ctrlKey, shiftKey, altKey, metaKey, clientX, clientY } = click;
    const held = { detail, ctrlKey, shiftKey, altKey, metaKey, clientX, clientY };
    // Where the text under the pointer was drawn anew meanwhile, what held it still stands.
    const target = press.at.isConnected ? press.at : press.pressable;
    target.dispatchEvent(new MouseEvent("click", { ...held, view: page, bubbles: true, cancelable: true }));
  };
  page.addEventListener("pointerdown", began, true);
  page.addEventListener("pointercancel", forget, true);
  page.addEventListener("click", ended, true);
}
