import { fetchedPage } from "../app/fetched-page.tsx";

/** The pages that a visit begins with; each has its own chunk, so that neither waits for the other's code. */
export const coursePage = fetchedPage(() => import("./course-page.tsx"));
export const labPage = fetchedPage(() => import("./lab-page.tsx"));
