import { type ReactNode, useEffect, useId, useRef } from "react";
import { useMessages } from "../settings/context.tsx";
import { Button } from "./button.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A modal of the platform: it traps focus and keeps it when what held it goes, Escape closes it, and focus returns to where it was. */
export function Dialog({ title, onClose, children, className = "" }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const m = useMessages();
  const titleId = useId();
  useEffect(() => {
    const before = document.activeElement;
    element.current?.showModal();
    // The platform would take the first button: closing is not what a dialog was opened for.
    const focus = () => {
      const { current } = element;
      (current?.querySelector<HTMLElement>("[data-first-focus]") ?? current)?.focus();
    };
    focus();
    // What a dialog is opened for may come later; and a step gives way to the next, and its button with it.
    const changes = new MutationObserver(() => {
      if (document.activeElement === document.body || document.activeElement === element.current) focus();
    });
    if (element.current) changes.observe(element.current, { childList: true, subtree: true });
    return () => {
      changes.disconnect();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way to close, given by the platform
    <dialog
      ref={element}
      className={`dialog ${className}`}
      tabIndex={-1}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === element.current) onClose();
      }}
    >
      <div className="dialog__body">
        <div className="dialog__head">
          <h2 id={titleId}>{title}</h2>
          <Button look="quiet" icon="cross" label={m.close} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
