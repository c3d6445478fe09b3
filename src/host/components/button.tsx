import type { ButtonHTMLAttributes, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon?: IconName;
  /** `main`: the one action of its place; `quiet`: without a frame. */
  readonly look?: "main" | "plain" | "quiet" | "stop";
  /** Spoken, and shown as a tooltip, where the button shows only its icon. */
  readonly label?: string;
  readonly children?: ReactNode;
}

export function Button({ icon, look = "plain", label, children, className = "", ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(label ? { "aria-label": label, title: rest.title ?? label } : {})}
      className={`button button--${look} ${children ? "" : "button--icon"} ${className}`}
    >
      {icon ? <Icon name={icon} /> : null}
      {children ? <span>{children}</span> : null}
    </button>
  );
}
