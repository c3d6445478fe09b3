import type { Label } from "../base/inputs.ts";
import { type Check, isLabelList, isNameListOrNull, readNames, type Saved } from "../base/saved.ts";
import type { Known } from "./votes.ts";

const isCount: Check = (value) => Number.isInteger(value) && (value as number) >= 1;

/** What a saved model of votes has for its voters and classes. */
export const knownFields: Readonly<Record<string, Check>> = {
  classes: isLabelList,
  nVoters: isCount,
  featureNamesIn: isNameListOrNull,
};

export const knownToJson = ({ classes, nVoters, featureNamesIn = undefined }: Known): object => ({
  classes,
  nVoters,
  featureNamesIn: featureNamesIn ?? null,
});

export const knownFromJson = (saved: Saved): Known => ({
  classes: saved.classes as readonly Label[],
  nVoters: saved.nVoters as number,
  featureNamesIn: readNames(saved),
});
