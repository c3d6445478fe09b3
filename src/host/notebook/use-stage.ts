import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { Session, SessionSnapshot } from "../session/snapshot.ts";
import { useMessages } from "../settings/context.tsx";
import { guardFocus, leaveOutput } from "./focus-shield.ts";
import { followHoles } from "./placement.ts";
import { putStage } from "./put-stage.ts";

interface Staged {
  readonly session: Session;
  /** The element that the kernel frame fills. */
  readonly stage: HTMLElement;
  readonly selected: number | null;
  readonly kernel: SessionSnapshot["kernel"];
}

/**
 * Puts the kernel frame under the flow of cells, and keeps its outputs where their holes are.
 * @returns the element to draw the flow in, and what lets the frame take the focus
 */
export function useStage({ session, stage, selected, kernel }: Staged): {
  readonly place: RefObject<HTMLDivElement | null>;
  readonly allowFrame: () => void;
} {
  const messages = useMessages();
  const place = useRef<HTMLDivElement>(null);
  const selectedNow = useRef(selected);
  selectedNow.current = selected;
  const allow = useRef<() => void>(() => {});
  const placeAgain = useRef<() => void>(() => {});
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    putStage(stage, current);
    const holes = followHoles(current, session);
    placeAgain.current = holes.again;
    const guard = guardFocus(current);
    allow.current = guard.allow;
    const unlisten = session.onLeaveOutput((cell, direction) => leaveOutput(document, cell, direction));
    return () => {
      holes.end();
      guard.end();
      unlisten();
    };
  }, [session, stage]);
  // A new frame knows no places: it is told when it begins, and when it is there.
  useEffect(() => {
    if (kernel === "starting" || kernel === "ready") placeAgain.current();
    // The focus went with the frame that it stood in: its cell takes it.
    const cell = selectedNow.current;
    if (kernel === "starting" && document.activeElement === document.body && cell !== null) {
      document.getElementById(`cell-${cell}`)?.focus({ preventScroll: true });
    }
  }, [kernel]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a kernel that starts anew has another frame
  useEffect(() => {
    stage.querySelector(".kernel-frame")?.setAttribute("title", messages.lab.outputs);
  }, [stage, messages, kernel]);
  return { place, allowFrame: useCallback(() => allow.current(), []) };
}
