/** A panel with nothing to show yet says what will stand there. */
export function Empty({ children }: { children: string }) {
  return <p className="panel__empty">{children}</p>;
}
