import { Component, type ReactNode } from "react";

interface CrashGuardProps {
  readonly children: ReactNode;
  readonly fallback: (details: string) => ReactNode;
}

/** Catches an error of ours in drawing, so that a fault shows a page and not a blank. */
export class CrashGuard extends Component<CrashGuardProps, { readonly details: string | null }> {
  override state = { details: null };

  static getDerivedStateFromError(error: unknown): { details: string } {
    return { details: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }

  override render(): ReactNode {
    const { details } = this.state;
    return details === null ? this.props.children : this.props.fallback(details);
  }
}
