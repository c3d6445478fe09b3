const pressable = "button, a[href], summary, label, input, select, [role='tab'], [role='option'], [role^='menuitem']";
/** A hand that trembles moves this little between press and release, in CSS pixels. */
const stillPx = 4;

/**
 * What a mouse or a finger presses is what it presses, also when the page moves away under it before the release, as a notebook does
 * while it loads: the browser gives such a click to whatever holds both places, and the press is lost.
 */
export function keepPresses(page: Window): void {
  let pressed: { readonly element: HTMLElement; readonly x: number; readonly y: number } | null = null;
  const forget = () => {
    pressed = null;
  };
  const began = ({ target, isPrimary, clientX: x, clientY: y }: PointerEvent) => {
    const element = target instanceof Element ? target.closest<HTMLElement>(pressable) : null;
    pressed = element && isPrimary ? { element, x, y } : null;
  };
  const ended = (click: MouseEvent) => {
    const press = pressed;
    pressed = null;
    const isByPointer = click.isTrusted && click.detail > 0;
    if (!press || !isByPointer || !(click.target instanceof Element)) return;
    const wentElsewhere = press.element.isConnected && !press.element.contains(click.target);
    const isStill = Math.abs(click.clientX - press.x) <= stillPx && Math.abs(click.clientY - press.y) <= stillPx;
    if (!wentElsewhere || !isStill) return;
    click.preventDefault();
    click.stopImmediatePropagation();
    press.element.focus({ preventScroll: true });
    press.element.click();
  };
  page.addEventListener("pointerdown", began, true);
  page.addEventListener("pointercancel", forget, true);
  page.addEventListener("click", ended, true);
}
