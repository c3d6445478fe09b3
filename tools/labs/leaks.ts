import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../../src/notebook/model.ts";
import type { FullLab } from "./publish.ts";
import { publicFiles } from "./publish.ts";

/**
 * Every text file of the public site, joined, but for the folders of other labs: what stands there their authors wrote, and
 * two authors may write one line.
 */
export function publicText(site: string): (lab: string) => string {
  const files = readdirSync(site, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(html|js|css|json|csv|txt|md|svg|map|bin)$/.test(path))
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(site, path), "utf8") }));
  const isOfALab = (path: string) => /^labs\/[^/]+\/[^/]+\//.test(path);
  const joined = (some: typeof files) => some.map(({ text }) => text).join("\n");
  const common = joined(files.filter(({ path }) => !isOfALab(path)));
  return (lab) => `${common}\n${joined(files.filter(({ path }) => path.startsWith(`labs/${lab}/`)))}`;
}

/** Shorter lines may stand anywhere by chance. */
const telling = 24;

const lines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.length >= telling);

const sealedTexts = ({ checks, wrongAnswers, alternatives, withheld, solution }: Exercise): string[] => [
  ...checks.filter(({ sealed }) => sealed).flatMap(({ code, messages }) => [code, ...Object.values(messages)]),
  ...wrongAnswers.map(({ code }) => code),
  ...alternatives,
  ...(withheld && solution !== null ? [solution] : []),
];

/**
 * Lines of sealed parts that stand in the public site. A line that the public part of the lab says by itself (a helper
 * that both libraries have, the unchanged lines of a wrong answer) tells nothing; sealed parts without a line of their own
 * cannot be looked for, and are named too.
 */
export function leaks(full: FullLab, site: string): string[] {
  const open = [...publicFiles(full)].flatMap(([path, text]) => {
    if (path.includes("/solutions/")) return solutionTexts(text);
    return path.endsWith(".html") ? [text] : [];
  });
  const known = open.flatMap(lines);
  const isKnown = (line: string): boolean => known.some((publicLine) => publicLine.includes(line));
  const secret = new Set(
    [full.portuguese, full.english].flatMap((lab) => [
      ...lines(lab.library.sealed),
      ...lab.exercises.flatMap((exercise) => sealedTexts(exercise).flatMap(lines)),
    ]),
  );
  const own = [...secret].filter((line) => !isKnown(line));
  const sealedChecks = full.portuguese.exercises.flatMap(({ checks }) => checks.filter(({ sealed }) => sealed));
  const unsearchable = sealedChecks
    .filter(({ code }) => lines(code).every(isKnown))
    .map(({ id }) => `the sealed check ${id} has no line of its own to look for`);
  const escaped = (line: string): string => JSON.stringify(line).slice(1, -1);
  const found = standingIn(site, [...own, ...own.map(escaped)]);
  return [
    ...unsearchable,
    ...own
      .filter((line) => found.has(line) || found.has(escaped(line)))
      .map((line) => `sealed text is public: ${line.slice(0, 80)}`),
  ];
}

/** Those of the texts, each of 24 signs at least, that stand in the site: in one pass, for it has tens of megabytes. */
function standingIn(site: string, texts: readonly string[]): ReadonlySet<string> {
  const startAt = (text: string, at: number): number => {
    let start = 0;
    for (let i = at; i < at + 8; i++) start = (Math.imul(start, 31) + text.charCodeAt(i)) | 0;
    return start;
  };
  const byStart = new Map<number, string[]>();
  for (const text of texts) byStart.set(startAt(text, 0), [...(byStart.get(startAt(text, 0)) ?? []), text]);
  const found = new Set<string>();
  for (let at = 0; at + telling <= site.length; at++) {
    const candidates = byStart.get(startAt(site, at));
    if (candidates) for (const text of candidates) if (site.startsWith(text, at)) found.add(text);
  }
  return found;
}

const solutionTexts = (file: string): string[] =>
  Object.values(JSON.parse(file) as Record<string, { code: string; why: string }>).flatMap(({ code, why }) => [
    code,
    why,
  ]);
