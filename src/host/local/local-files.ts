import { MissingLab } from "../pages/missing-lab.ts";
import { theDatabase } from "../storage/the-database.ts";
import { filesOf, localNotebook } from "./local-notebooks.ts";

/** The files of a notebook kept in this browser. @throws MissingLab where there is none of that id */
export async function localFiles(id: string) {
  const found = await localNotebook(theDatabase(), id);
  if (!found) throw new MissingLab(id);
  return filesOf(found.notebook);
}
