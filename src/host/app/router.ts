import { useSyncExternalStore } from "react";

/** A page of Bancada. `missing` is kept as a page of its own: a mistyped address gets a kind answer. */
export type Route =
  | { readonly page: "course" }
  | { readonly page: "lab"; readonly lab: string }
  | { readonly page: "progress" }
  | { readonly page: "coverage" }
  /** Files graded in this browser, and the page on which the key for it is given. */
  | { readonly page: "grading" }
  | { readonly page: "course-key" }
  /** `at`: a course that one teaches, and what of it: `<course>/grades`; left out for the class itself. */
  | { readonly page: "class"; readonly at?: string }
  /** `at`: a sub-module of the toolkit, a name, or both as `tree/Tree`; empty for the whole. */
  | { readonly page: "reference"; readonly at: string }
  | { readonly page: "missing"; readonly path: string };

const plainPages = ["progress", "coverage", "grading", "course-key"] as const;
const labPath = /^\/lab\/([a-z0-9-]+\/[a-z0-9-]+)\/?$/;
const classPattern = /^\/class(?:\/([0-9a-f]{32}(?:\/[\w-]+){0,2}))?\/?$/;
const referencePattern = /^\/reference(?:\/([\w-]+(?:\/\w+)?))?\/?$/;

/** Reads an address. `base` is the folder that the site stands in, with slashes at both ends. */
export function parseRoute(pathname: string, base: string): Route {
  if (pathname !== base.slice(0, -1) && !pathname.startsWith(base)) return { page: "missing", path: pathname };
  const path = `/${pathname.slice(base.length)}`;
  if (path === "/" || path === "/index.html") return { page: "course" };
  const plain = plainPages.find((page) => path === `/${page}` || path === `/${page}/`);
  if (plain) return { page: plain };
  const inClass = classPattern.exec(path);
  if (inClass) return { page: "class", at: inClass[1] ?? "" };
  const lab = labPath.exec(path)?.[1];
  if (lab) return { page: "lab", lab };
  const reference = referencePattern.exec(path);
  return reference ? { page: "reference", at: reference[1] ?? "" } : { page: "missing", path };
}

/** The address of a route, for a link. */
export function hrefOf(route: Exclude<Route, { page: "missing" }>, base: string): string {
  if (route.page === "course") return base;
  if (route.page === "lab") return `${base}lab/${route.lab}`;
  return base + route.page + ("at" in route && route.at ? `/${route.at}` : "");
}

/** The cell that an address opens at (`#cell-9`), or null. */
export function cellOfHash(hash: string): number | null {
  const found = /^#cell-([1-9]\d*)$/.exec(hash)?.[1];
  return found ? Number(found) : null;
}

const base = import.meta.env.BASE_URL;
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("popstate", listener);
  };
}

/**
 * Goes to another page of Bancada without a reload; from the page of the course key with one, so that no kernel ever lives in the
 * memory that held a key.
 */
export function navigate(href: string): void {
  if (currentRoute().page === "course-key") {
    location.assign(href);
    return;
  }
  history.pushState(null, "", href);
  scrollTo(0, 0);
  for (const listener of listeners) listener();
}

/** The page that the address names now. */
export const currentRoute = (): Route => parseRoute(location.pathname, base);

export function useRoute(): Route {
  return parseRoute(
    useSyncExternalStore(subscribe, () => location.pathname),
    base,
  );
}

export const linkTo = (route: Exclude<Route, { page: "missing" }>): string => hrefOf(route, base);

/** The address of a name of the toolkit in the reference, with its sub-module where that is known: `StandardScaler`, `preprocessing`. */
export const referencePath = (name: string, subModule = ""): string =>
  linkTo({ page: "reference", at: subModule ? `${subModule}/${name}` : name });
