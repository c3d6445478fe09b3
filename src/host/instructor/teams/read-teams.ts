import { readDelimited } from "../sheets/delimited.ts";

/** @returns the team by e-mail, as the file names it; null where no heading says which columns these are */
export function readTeams(text: string): ReadonlyMap<string, string> | null {
  const [heads = [], ...rows] = readDelimited(text);
  const named = (pattern: RegExp) => heads.findIndex((head) => pattern.test(head.trim()));
  const [emailAt, teamAt] = [named(/^e-?mail/i), named(/^(equipe|grupo|team|group|time\b|dupla|pair)/i)];
  if (emailAt < 0 || teamAt < 0) return null;
  const teams = new Map<string, string>();
  for (const row of rows) {
    const email = (row[emailAt] ?? "").trim().toLowerCase();
    const team = (row[teamAt] ?? "").trim();
    if (email !== "" && team !== "") teams.set(email, team);
  }
  return teams;
}
