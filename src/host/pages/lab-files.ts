import type { Catalogue } from "../../shared/catalogue.ts";
import type { Labs } from "../session/starters.ts";
import { fetchCatalogue } from "./use-catalogue.ts";

/** What the page needs of a lab before it can open it. */
export interface LabFiles {
  readonly catalogue: Promise<Catalogue>;
  /** The public lab in both languages. */
  readonly labs: Promise<Labs>;
}

let early: { readonly id: string; readonly files: LabFiles } | null = null;

/** Asks for a lab's files now, for the `labFiles` that comes soon: the code of the lab page is fetched meanwhile. */
export function askEarly(id: string): void {
  early = { id, files: ask(id) };
}

/** A lab's files: those asked for early, once, else asked for now. */
export function labFiles(id: string): LabFiles {
  const files = early?.id === id ? early.files : ask(id);
  early = null;
  return files;
}

export const labFolder = (id: string): string => `${import.meta.env.BASE_URL}labs/${id}/`;

function ask(id: string): LabFiles {
  return isLocal(id) ? askBrowser(id) : askServer(id);
}

/** Was the notebook opened from disk? It is then kept in this browser. */
export const isLocal = (id: string): boolean => id.startsWith("local/");

function askBrowser(id: string): LabFiles {
  const files = import("../local/local-files.ts").then(({ localFiles }) => localFiles(id));
  const [catalogue, labs] = [files.then((found) => found.catalogue), files.then((found) => found.labs)];
  catalogue.catch(() => undefined);
  labs.catch(() => undefined);
  return { catalogue, labs };
}

function askServer(id: string): LabFiles {
  const catalogue = fetchCatalogue();
  // Asked for at once, though the catalogue may say that the lab does not exist.
  // Our own build wrote it from a lab that it had read and checked.
  const labs = fetchText(`${labFolder(id)}lab.json`).then((text) => JSON.parse(text) as Labs);
  // Whoever takes them hears of a failure; nobody may come.
  catalogue.catch(() => undefined);
  labs.catch(() => undefined);
  return { catalogue, labs };
}

export async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response.text();
}
