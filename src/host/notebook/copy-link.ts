/** Copies the address of a cell. Where the browser has no clipboard for pages (plain http), the address bar gets it. */
export async function copyCellLink(cell: number): Promise<void> {
  const url = new URL(location.href);
  url.hash = `cell-${cell}`;
  history.replaceState(null, "", url);
  await navigator.clipboard?.writeText(url.href).catch(() => undefined);
}
