import { isNumberList, jsonNumbers, readNumbers } from "../../base/saved.ts";
import type { BoostedModel } from "./model.ts";

/** The metric after each round, a list for each set. */
export type Evals = readonly (readonly number[])[];

export const areEvals = (value: unknown): boolean => Array.isArray(value) && value.every(isNumberList);

/** The round that predictions end with, counted from 0. */
export const bestOf = ({ nAsked, nGroups }: BoostedModel): number => nAsked / nGroups - 1;

export const writeEvals = (evals: Evals): unknown => evals.map(jsonNumbers);
export const readEvals = (saved: unknown): Evals => (saved as unknown[]).map((list) => [...readNumbers(list)]);
