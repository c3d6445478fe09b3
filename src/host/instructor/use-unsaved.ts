import { useState } from "react";

interface Unsaved<T> {
  readonly value: T;
  /** It was written, and not saved since. */
  readonly isUnsaved: boolean;
  readonly write: (value: T) => void;
  /** Says that this was saved; what was written since stays. */
  readonly saved: (value: T) => void;
  /** Shows this, and forgets what was written. */
  readonly reset: (value: T) => void;
}

const places: ReadonlyMap<string, unknown>[] = [];

/** A place for texts that were written and not saved, by what they belong to. It lasts as long as the page, which asks before it goes while there are some. */
export function placeForUnsaved<T>(): Map<string, T> {
  const place = new Map<string, T>();
  if (places.push(place) === 1) addEventListener("beforeunload", askFirst);
  return place;
}

/**
 * What was written and not saved, else what the server has: who goes on to the next submission and comes back finds their own.
 * @param key - what the text belongs to
 */
export function useUnsaved<T>(place: Map<string, T>, key: string, onServer: T): Unsaved<T> {
  const [value, setValue] = useState(() => place.get(key) ?? onServer);
  const [isUnsaved, setUnsaved] = useState(place.has(key));
  const write = (next: T) => {
    place.set(key, next);
    setValue(next);
    setUnsaved(true);
  };
  const saved = (what: T) => {
    if (place.get(key) !== what) return;
    place.delete(key);
    setUnsaved(false);
  };
  const reset = (next: T) => {
    place.delete(key);
    setValue(next);
    setUnsaved(false);
  };
  return { value, isUnsaved, write, saved, reset };
}

function askFirst(event: BeforeUnloadEvent): void {
  if (places.some(({ size }) => size > 0)) event.preventDefault();
}
