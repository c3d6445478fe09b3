// Numbers of fields: schema.proto of tensorflow_metadata v0 (proto2).
import { type Field, type MessageType, many, message, oneEnum, scalar } from "../proto/message-type.ts";

const proto2 = (fields: MessageType["fields"]): MessageType => ({ fields });
const threshold = (number: number): Field => message(number, proto2({ threshold: scalar("double", 1) }));

const stringDomain = proto2({ name: scalar("string", 1), value: many(scalar("string", 2)) });
const range = (kind: "int64" | "float") => ({ name: scalar("string", 1), min: scalar(kind, 3), max: scalar(kind, 4) });
const bounds = proto2({ min: scalar("int64", 1), max: scalar("int64", 2) });
const comparator = proto2({
  infinityNorm: threshold(1),
  jensenShannonDivergence: threshold(2),
  normalizedAbsDifference: threshold(3),
});
const numericComparator = proto2({
  minFractionThreshold: scalar("double", 1),
  maxFractionThreshold: scalar("double", 2),
});

const feature = proto2({
  name: scalar("string", 1),
  valueCount: message(5, bounds),
  type: oneEnum(6, { TYPE_UNKNOWN: 0, BYTES: 1, INT: 2, FLOAT: 3, STRUCT: 4 }),
  domain: scalar("string", 7),
  intDomain: message(9, proto2({ ...range("int64"), isCategorical: scalar("bool", 5) })),
  floatDomain: message(10, proto2({ ...range("float"), disallowNan: scalar("bool", 5), disallowInf: scalar("bool", 6) })), // biome-ignore format: one thought
  stringDomain: message(11, stringDomain),
  boolDomain: message(13, proto2({ name: scalar("string", 1), trueValue: scalar("string", 2), falseValue: scalar("string", 3) })), // biome-ignore format: one thought
  presence: message(14, proto2({ minFraction: scalar("double", 1), minCount: scalar("int64", 2) })),
  distributionConstraints: message(15, proto2({ minDomainMass: scalar("double", 1) })),
  annotation: message(16, proto2({ tag: many(scalar("string", 1)), comment: many(scalar("string", 2)) })),
  skewComparator: message(18, comparator),
  notInEnvironment: many(scalar("string", 19)),
  inEnvironment: many(scalar("string", 20)),
  driftComparator: message(21, comparator),
  lifecycleStage: oneEnum(22, {
    UNKNOWN_STAGE: 0,
    PLANNED: 1,
    ALPHA: 2,
    BETA: 3,
    PRODUCTION: 4,
    DEPRECATED: 5,
    DEBUG_ONLY: 6,
    DISABLED: 7,
    VALIDATION_DERIVED: 9,
  }),
  shape: message(23, proto2({ dim: many(message(2, proto2({ size: scalar("int64", 1), name: scalar("string", 2) }))) })), // biome-ignore format: one thought
  uniqueConstraints: message(31, bounds),
});

export const schemaType = proto2({
  feature: many(message(1, feature)),
  stringDomain: many(message(4, stringDomain)),
  defaultEnvironment: many(scalar("string", 5)),
  generateLegacyFeatureSpec: scalar("bool", 7),
  datasetConstraints: message(11, proto2({
    numExamplesDriftComparator: message(1, numericComparator),
    minExamplesCount: scalar("int64", 3),
    maxExamplesCount: scalar("int64", 4),
  })), // biome-ignore format: one thought
});
