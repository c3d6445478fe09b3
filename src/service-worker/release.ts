/** What one build of the site published. The page is served from one release at a time, never from two mixed. */
export interface Release {
  /** Tells it from every other: a hash over its files. */
  readonly id: string;
  /** By path under the site's folder: the start of the SHA-256 of the file's bytes, as {@link hashOf} writes it. */
  readonly files: Readonly<Record<string, string>>;
  /** Paths of what the course page and a lab need before anything is chosen. */
  readonly shell: readonly string[];
}

/** Is its name made of its content? Then it is the same file in every release. */
export const isNamedByContent = (path: string): boolean => /^(assets|feed)\//.test(path);

/** What a class server answers itself: links of letters and sign-in lead there, and are no page of the site. */
const isOfServer = (path: string): boolean => /^(api\/|(ready|metrics)$)/.test(path);

/** The file of a release that answers to a path: itself, or the page for one of its routes; null where there is none. */
export function fileFor({ files }: Release, path: string, isNavigation: boolean): string | null {
  if (Object.hasOwn(files, path)) return path;
  const isRoute = isNavigation && !isOfServer(path) && !/\.[a-z0-9]+$/i.test(path);
  return isRoute && Object.hasOwn(files, "index.html") ? "index.html" : null;
}

/** All that a lab needs to work without a network: its own files and data, and every part of the page and library of the kernel. */
export function filesOfLab({ files }: Release, lab: string, datasets: readonly string[]): readonly string[] {
  const folders = [`labs/${lab}/`, ...datasets.map((name) => `datasets/${name}/`)];
  const paths = Object.keys(files);
  const own = paths.filter((path) => !path.endsWith(".html") && folders.some((folder) => path.startsWith(folder)));
  // The lab first, then what runs it; the editor and its types, the largest, come last by name.
  return own.length === 0
    ? []
    : [
        ...own,
        ...paths.filter((path) => path.startsWith("feed/")),
        ...paths.filter((path) => path.startsWith("assets/")),
      ];
}

/** The first 128 bits of a SHA-256, in base64url. */
export async function hashOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest.subarray(0, 16)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
}
