import { accountsAccess } from "./access/accounts.ts";
import { coursesAccess } from "./access/courses.ts";
import { gradingAccess } from "./access/grading.ts";
import type { Row } from "./access/row.ts";
import { serverAccess } from "./access/server.ts";

/** Every route of the server, and who may ask it. A route that is missing here fails the suite. */
export const accessTable: Readonly<Record<string, Row>> = {
  ...serverAccess,
  ...accountsAccess,
  ...coursesAccess,
  ...gradingAccess,
};
