import type { Outcome } from "../../grading/outcome.ts";
import type { IconName } from "../components/icon.tsx";

/** Each outcome has its mark, so that none is told by colour alone. */
export const outcomeIcons: Readonly<Record<Outcome, IconName>> = {
  "not-attempted": "ring",
  failed: "cross",
  passed: "check",
  broken: "warn",
};
