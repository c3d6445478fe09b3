/** The notebook's `Generators`: values that come one after another. Semantics of Observable's standard library. */

type Notify<T> = (value: T) => T;
// biome-ignore lint/suspicious/noConfusingVoidType: an initialiser may return nothing
type Initialize<T> = (notify: Notify<T>) => (() => void) | void;

/** What `initialize` notifies; values that nobody has taken yet wait in `queued`. */
function follow<T>(initialize: Initialize<T>, keep: (queued: T[], value: T) => void): AsyncGenerator<T, void, void> {
  const queued: T[] = [];
  let waiting: PromiseWithResolvers<T> | null = null;
  const dispose = initialize((value) => {
    if (waiting) {
      waiting.resolve(value);
      waiting = null;
    } else keep(queued, value);
    return value;
  });
  if (dispose !== undefined && typeof dispose !== "function") {
    throw new TypeError("the initializer must return nothing or a function that disposes");
  }
  const end = async (error: unknown): Promise<IteratorReturnResult<void>> => {
    waiting?.promise.catch(() => {});
    waiting?.reject(error);
    waiting = null;
    dispose?.();
    return { done: true, value: undefined };
  };
  return {
    async next() {
      if (queued.length > 0) return { done: false, value: queued.shift() as T };
      waiting = Promise.withResolvers<T>();
      return { done: false, value: await waiting.promise };
    },
    return: () => end(new Error("Generator returned")),
    throw: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** The latest value notified; those that nobody was in time for are skipped. */
export function observe<T>(initialize: Initialize<T>): AsyncGenerator<T, void, void> {
  return follow(initialize, (queued, value) => {
    queued[0] = value;
  });
}

/** Every value notified, in order. */
function queue<T>(initialize: Initialize<T>): AsyncGenerator<T, void, void> {
  return follow(initialize, (queued, value) => {
    queued.push(value);
  });
}

/** The value of a control, now and whenever the person changes it. */
export function input(element: Element): AsyncGenerator<unknown, void, void> {
  return observe((notify) => {
    const event = eventOfControl(element);
    const changed = (): void => {
      notify(valueOfControl(element));
    };
    element.addEventListener(event, changed);
    const value = valueOfControl(element);
    if (value !== undefined) notify(value);
    return () => element.removeEventListener(event, changed);
  });
}

function valueOfControl(element: Element): unknown {
  if (element instanceof HTMLInputElement) {
    if (element.type === "range" || element.type === "number") return element.valueAsNumber;
    if (element.type === "date") return element.valueAsDate;
    if (element.type === "checkbox") return element.checked;
    if (element.type === "file") return element.multiple ? element.files : element.files?.[0];
  }
  if (element instanceof HTMLSelectElement && element.multiple) {
    return Array.from(element.selectedOptions, (option) => option.value);
  }
  // Inputs' forms carry their value in a property of this name.
  return (element as { value?: unknown }).value;
}

function eventOfControl(element: Element): string {
  const type = (element as { type?: unknown }).type;
  if (type === "button" || type === "submit" || type === "checkbox") return "click";
  return type === "file" ? "change" : "input";
}

/** The time in ms, once a frame. */
export async function* now(): AsyncGenerator<number, void, void> {
  while (true) yield Date.now();
}

/** The width of an element in CSS px. */
export function width(target: Element): AsyncGenerator<number, void, void> {
  return observe((notify) => {
    let last = -1;
    const observer = new ResizeObserver((entries) => {
      const current = entries[0]?.contentRect.width ?? 0;
      if (current === last) return;
      last = current;
      notify(current);
    });
    observer.observe(target);
    return () => observer.disconnect();
  });
}

/** A value that its own cell may change (`counter.value += 1`), and that runs again what uses it. */
export function Mutable<T>(value: T): AsyncGenerator<T, void, void> & { value: T } {
  let current = value;
  let notify: Notify<T> | null = null;
  const generator = observe<T>((change) => {
    notify = change;
    if (current !== undefined) change(current);
  });
  return Object.defineProperty(generator, "value", {
    get: () => current,
    set: (next: T) => {
      current = next;
      notify?.(next);
    },
  }) as AsyncGenerator<T, void, void> & { value: T };
}

/** What a notebook finds under the name `Generators`. */
export const Generators = { input, now, observe, queue, width };
