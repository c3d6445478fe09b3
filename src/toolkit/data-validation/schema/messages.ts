/** What data should look like: the features, and the lists of texts that several may share. */
export interface Schema {
  readonly feature: readonly Feature[];
  /** Lists of texts by name, for `domain` of features. */
  readonly stringDomain: readonly StringDomain[];
  /** Where data comes from, `TRAINING` and `SERVING` for instance: a feature is expected in each of them. */
  readonly defaultEnvironment?: readonly string[];
  readonly datasetConstraints?: DatasetConstraints;
  /** True (as in older schemas): a feature with a shape may be missing. */
  readonly generateLegacyFeatureSpec?: boolean;
}

/** What is expected of one feature. At most one of `domain`, `intDomain`, `floatDomain`, `stringDomain` and `boolDomain` is there. */
export interface Feature {
  readonly name: string;
  /** How values are stored: texts are BYTES. */
  readonly type?: "BYTES" | "INT" | "FLOAT" | "STRUCT";
  readonly presence?: FeaturePresence;
  /** So many values in each example, without exception. */
  readonly shape?: FixedShape;
  /** Fewest and most values of one example, where there are any. */
  readonly valueCount?: ValueCount;
  /** Name of one of the schema's `stringDomain`. */
  readonly domain?: string;
  readonly intDomain?: IntDomain;
  readonly floatDomain?: FloatDomain;
  readonly stringDomain?: StringDomain;
  readonly boolDomain?: BoolDomain;
  readonly distributionConstraints?: DistributionConstraints;
  /** How far training and serving may differ. */
  readonly skewComparator?: FeatureComparator;
  /** How far this span and the one before may differ. */
  readonly driftComparator?: FeatureComparator;
  readonly inEnvironment?: readonly string[];
  readonly notInEnvironment?: readonly string[];
  /** A feature that is PLANNED, ALPHA, DEPRECATED, DEBUG_ONLY or DISABLED is not validated. */
  readonly lifecycleStage?: LifecycleStage;
  readonly uniqueConstraints?: UniqueConstraints;
  readonly annotation?: Annotation;
}

export type LifecycleStage =
  | "UNKNOWN_STAGE"
  | "PLANNED"
  | "ALPHA"
  | "BETA"
  | "PRODUCTION"
  | "DEPRECATED"
  | "DEBUG_ONLY"
  | "DISABLED"
  | "VALIDATION_DERIVED";

/** In how many examples a feature must be, at least. */
export interface FeaturePresence {
  /** From 0 to 1. */
  readonly minFraction?: number;
  readonly minCount?: number;
}

export interface FixedShape {
  readonly dim?: readonly { readonly size?: number; readonly name?: string }[];
}

export interface ValueCount {
  readonly min?: number;
  readonly max?: number;
}

/** Whole numbers, both ends included. */
export interface IntDomain {
  readonly name?: string;
  readonly min?: number;
  readonly max?: number;
  readonly isCategorical?: boolean;
}

/** Numbers, both ends included. */
export interface FloatDomain {
  readonly name?: string;
  readonly min?: number;
  readonly max?: number;
  readonly disallowNan?: boolean;
  readonly disallowInf?: boolean;
}

/** Texts that a feature may hold. */
export interface StringDomain {
  readonly name?: string;
  readonly value?: readonly string[];
}

/** Two texts that stand for true and false; of numbers, 1 and 0. */
export interface BoolDomain {
  readonly name?: string;
  readonly trueValue?: string;
  readonly falseValue?: string;
}

export interface DistributionConstraints {
  /** Share of the values, from 0 to 1, that must come from the domain. All by default. */
  readonly minDomainMass?: number;
}

/** Largest distances that are let pass. Without a threshold nothing is compared. */
export interface FeatureComparator {
  /** Of texts: the largest difference of any value's share. */
  readonly infinityNorm?: { readonly threshold?: number };
  /** Of numbers and texts: Jensen and Shannon's divergence with base 2, from 0 to 1. */
  readonly jensenShannonDivergence?: { readonly threshold?: number };
  /** Of texts: the largest difference of any value's count, over the counts of both. */
  readonly normalizedAbsDifference?: { readonly threshold?: number };
}

/** How many distinct texts there may be. */
export interface UniqueConstraints {
  readonly min?: number;
  readonly max?: number;
}

/** What people note. */
export interface Annotation {
  readonly tag?: readonly string[];
  readonly comment?: readonly string[];
}

/** What is expected of the number of examples. */
export interface DatasetConstraints {
  /** Against the span before. */
  readonly numExamplesDriftComparator?: NumericValueComparator;
  readonly minExamplesCount?: number;
  readonly maxExamplesCount?: number;
}

/** Bounds of the current value over the one before. */
export interface NumericValueComparator {
  readonly minFractionThreshold?: number;
  readonly maxFractionThreshold?: number;
}
