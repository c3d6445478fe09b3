// Numbers of fields: statistics.proto and path.proto of tensorflow_metadata v0.
import { type MessageType, many, message, oneEnum, scalar } from "../proto/message-type.ts";

export const path: MessageType = { fields: { step: many(scalar("string", 1)) } };

const proto3 = (fields: MessageType["fields"]): MessageType => ({ fields, isProto3: true });

const bucket = proto3({
  lowValue: scalar("double", 1),
  highValue: scalar("double", 2),
  sampleCount: scalar("double", 4),
});
const histogram = proto3({
  numNan: scalar("uint64", 1),
  buckets: many(message(3, bucket)),
  type: oneEnum(4, { STANDARD: 0, QUANTILES: 1 }),
});
const commonStatistics = proto3({
  numNonMissing: scalar("uint64", 1),
  numMissing: scalar("uint64", 2),
  minNumValues: scalar("uint64", 3),
  maxNumValues: scalar("uint64", 4),
  avgNumValues: scalar("float", 5),
  numValuesHistogram: message(6, histogram),
  totNumValues: scalar("uint64", 8),
});
const numericStatistics = proto3({
  commonStats: message(1, commonStatistics),
  mean: scalar("double", 2),
  stdDev: scalar("double", 3),
  numZeros: scalar("uint64", 4),
  min: scalar("double", 5),
  median: scalar("double", 6),
  max: scalar("double", 7),
  histograms: many(message(8, histogram)),
});
const freqAndValue = proto3({ value: scalar("string", 2), frequency: scalar("double", 3) });
const rankBucket = proto3({
  lowRank: scalar("uint64", 1),
  highRank: scalar("uint64", 2),
  label: scalar("string", 4),
  sampleCount: scalar("double", 5),
});
const stringStatistics = proto3({
  commonStats: message(1, commonStatistics),
  unique: scalar("uint64", 2),
  topValues: many(message(3, freqAndValue)),
  avgLength: scalar("float", 4),
  rankHistogram: message(5, proto3({ buckets: many(message(1, rankBucket)) })),
});
const featureNameStatistics = proto3({
  name: { ...scalar("string", 1), isOneof: true },
  type: oneEnum(2, { INT: 0, FLOAT: 1, STRING: 2, BYTES: 3, STRUCT: 4 }),
  numStats: message(3, numericStatistics),
  stringStats: message(4, stringStatistics),
  path: message(8, path),
});
const datasetFeatureStatistics = proto3({
  name: scalar("string", 1),
  numExamples: scalar("uint64", 2),
  features: many(message(3, featureNameStatistics)),
});

export const statisticsType = proto3({ datasets: many(message(1, datasetFeatureStatistics)) });
