import { type ComponentType, lazy } from "react";

type LabPage = ComponentType<{ id: string }>;

let loaded: LabPage | null = null;

async function load(): Promise<{ default: LabPage }> {
  const page = await import("./lab-page.tsx");
  loaded = page.default;
  return page;
}

const LazyLabPage = lazy(load);

/**
 * Fetches the lab page's code before it is shown: the course page does when it is idle, and a visit that begins at a lab
 * before it draws anything. React keeps a fallback, once shown, for 300 ms; this way it is never shown.
 */
export async function loadLabPage(): Promise<void> {
  // Where the network fails, the page that needs it says so.
  await load().catch(() => undefined);
}

/** The lab page, whose code is fetched when it is first needed. */
export function LabPageLoader({ id }: { id: string }) {
  const Page = loaded ?? LazyLabPage;
  return <Page id={id} />;
}
