// Numbers of fields: anomalies.proto of tensorflow_metadata v0 (proto2).
import { type MessageType, many, message, oneEnum, scalar } from "../proto/message-type.ts";
import { schemaType } from "../schema/schema-proto.ts";
import { path } from "../statistics/statistics-proto.ts";

/** Only what is emitted. Where the number is not known for certain there is none, and bytes hold the description alone. */
export const anomalyNumbers = {
  BOOL_TYPE_BIG_INT: 1,
  BOOL_TYPE_SMALL_INT: 7,
  BOOL_TYPE_UNEXPECTED_STRING: 9,
  BOOL_TYPE_UNEXPECTED_FLOAT: 52,
  BOOL_TYPE_INVALID_CONFIG: undefined,
  ENUM_TYPE_UNEXPECTED_STRING_VALUES: 14,
  FEATURE_TYPE_HIGH_NUMBER_VALUES: 15,
  FEATURE_TYPE_LOW_FRACTION_PRESENT: 16,
  FEATURE_TYPE_LOW_NUMBER_PRESENT: 17,
  FEATURE_TYPE_LOW_NUMBER_VALUES: 18,
  FEATURE_TYPE_NOT_PRESENT: 19,
  FEATURE_TYPE_HIGH_UNIQUE: 59,
  FEATURE_TYPE_LOW_UNIQUE: 60,
  FEATURE_TYPE_NO_UNIQUE: 61,
  FLOAT_TYPE_BIG_FLOAT: 22,
  FLOAT_TYPE_SMALL_FLOAT: 24,
  FLOAT_TYPE_STRING_NOT_FLOAT: 25,
  FLOAT_TYPE_HAS_NAN: 53,
  FLOAT_TYPE_HAS_INF: 62,
  INT_TYPE_BIG_INT: 28,
  INT_TYPE_NOT_INT_STRING: 30,
  INT_TYPE_SMALL_INT: 32,
  SCHEMA_MISSING_COLUMN: 35,
  SCHEMA_NEW_COLUMN: 36,
  COMPARATOR_CONTROL_DATA_MISSING: 40,
  COMPARATOR_L_INFTY_HIGH: 42,
  COMPARATOR_JENSEN_SHANNON_DIVERGENCE_HIGH: 63,
  COMPARATOR_NORMALIZED_ABSOLUTE_DIFFERENCE_HIGH: undefined,
  COMPARATOR_LOW_NUM_EXAMPLES: 49,
  COMPARATOR_HIGH_NUM_EXAMPLES: 50,
  DATASET_LOW_NUM_EXAMPLES: 51,
  DATASET_HIGH_NUM_EXAMPLES: 58,
  DOMAIN_INVALID_FOR_TYPE: 66,
  INVALID_SCHEMA_SPECIFICATION: 69,
  INVALID_DOMAIN_SPECIFICATION: 81,
  UNEXPECTED_DATA_TYPE: 70,
  INVALID_FEATURE_SHAPE: 80,
} as const;

const proto2 = (fields: MessageType["fields"]): MessageType => ({ fields });

const reason = proto2({
  type: oneEnum(1, anomalyNumbers),
  shortDescription: scalar("string", 2),
  description: scalar("string", 3),
});
const anomalyInfo = proto2({
  description: scalar("string", 2),
  severity: oneEnum(5, { UNKNOWN: 0, WARNING: 1, ERROR: 2 }),
  shortDescription: scalar("string", 6),
  reason: many(message(7, reason)),
  path: message(8, path),
});
const measurement = proto2({
  type: oneEnum(1, { L_INFTY: 1, JENSEN_SHANNON_DIVERGENCE: 2, NORMALIZED_ABSOLUTE_DIFFERENCE: undefined }),
  value: scalar("double", 2),
  threshold: scalar("double", 3),
});
const driftSkewInfo = proto2({
  path: message(1, path),
  driftMeasurements: many(message(2, measurement)),
  skewMeasurements: many(message(3, measurement)),
});

export const anomaliesType = proto2({
  baseline: message(1, schemaType),
  anomalyInfo: { ...many(message(2, proto2({ key: scalar("string", 1), value: message(2, anomalyInfo) }))), isMap: true }, // biome-ignore format: one thought
  dataMissing: scalar("bool", 3),
  anomalyNameFormat: oneEnum(7, { UNKNOWN: 0, SERIALIZED_PATH: 1 }),
  datasetAnomalyInfo: message(8, anomalyInfo),
  driftSkewInfo: many(message(9, driftSkewInfo)),
});
