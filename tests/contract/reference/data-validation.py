# Reference numbers for src/toolkit/data-validation: python3 data-validation.py > data-validation.json
# TensorFlow Data Validation itself is not in Debian. What stands here instead is made by others' code all the same:
# numpy and scipy compute the statistics and distances, Google's protobuf writes the messages, as text and as bytes.
# Ran with Python 3.11, numpy 1.24.2, scipy 1.10.1, protobuf 3.21.12 (Debian 12: python3-numpy python3-scipy python3-protobuf).
# The fields' numbers and types below are those of tensorflow_metadata/proto/v0 (statistics, schema, anomalies, path).
import json

import google.protobuf
import numpy as np
import scipy
from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format
from scipy.spatial.distance import jensenshannon

KINDS = {"double": 1, "float": 2, "int64": 3, "uint64": 4, "bool": 8, "string": 9}

PATH = {"Path": "1 string* step"}
STATISTICS = {
    "DatasetFeatureStatisticsList": "1 DatasetFeatureStatistics* datasets",
    "DatasetFeatureStatistics": "1 string name, 2 uint64 num_examples, 3 FeatureNameStatistics* features",
    "FeatureNameStatistics": "2 =FeatureType type, 3 NumericStatistics num_stats, 4 StringStatistics string_stats, 8 Path path",
    "CommonStatistics": "1 uint64 num_non_missing, 2 uint64 num_missing, 3 uint64 min_num_values, 4 uint64 max_num_values, "
    "5 float avg_num_values, 6 Histogram num_values_histogram, 8 uint64 tot_num_values",
    "NumericStatistics": "1 CommonStatistics common_stats, 2 double mean, 3 double std_dev, 4 uint64 num_zeros, 5 double min, "
    "6 double median, 7 double max, 8 Histogram* histograms",
    "StringStatistics": "1 CommonStatistics common_stats, 2 uint64 unique, 3 FreqAndValue* top_values, 4 float avg_length, 5 RankHistogram rank_histogram",
    "FreqAndValue": "2 string value, 3 double frequency",
    "Histogram": "1 uint64 num_nan, 3 Bucket* buckets, 4 =HistogramType type",
    "Bucket": "1 double low_value, 2 double high_value, 4 double sample_count",
    "RankHistogram": "1 RankBucket* buckets",
    "RankBucket": "1 uint64 low_rank, 2 uint64 high_rank, 4 string label, 5 double sample_count",
}
STATISTICS_ENUMS = {
    "FeatureType": {"INT": 0, "FLOAT": 1, "STRING": 2, "BYTES": 3, "STRUCT": 4},
    "HistogramType": {"STANDARD": 0, "QUANTILES": 1},
}
SCHEMA = {
    "Schema": "1 Feature* feature, 4 StringDomain* string_domain, 5 string* default_environment, 11 DatasetConstraints dataset_constraints",
    "Feature": "1 string name, 5 ValueCount value_count, 6 =SchemaType type, 7 string domain, 9 IntDomain int_domain, "
    "10 FloatDomain float_domain, 11 StringDomain string_domain, 13 BoolDomain bool_domain, 14 FeaturePresence presence, "
    "15 DistributionConstraints distribution_constraints, 16 Annotation annotation, 18 FeatureComparator skew_comparator, "
    "19 string* not_in_environment, 20 string* in_environment, 21 FeatureComparator drift_comparator, "
    "22 =LifecycleStage lifecycle_stage, 23 FixedShape shape, 31 ValueCount unique_constraints",
    "ValueCount": "1 int64 min, 2 int64 max",
    "IntDomain": "1 string name, 3 int64 min, 4 int64 max, 5 bool is_categorical",
    "FloatDomain": "1 string name, 3 float min, 4 float max, 5 bool disallow_nan, 6 bool disallow_inf",
    "StringDomain": "1 string name, 2 string* value",
    "BoolDomain": "1 string name, 2 string true_value, 3 string false_value",
    "FeaturePresence": "1 double min_fraction, 2 int64 min_count",
    "DistributionConstraints": "1 double min_domain_mass",
    "Annotation": "1 string* tag, 2 string* comment",
    "Threshold": "1 double threshold",
    "FeatureComparator": "1 Threshold infinity_norm, 2 Threshold jensen_shannon_divergence, 3 Threshold normalized_abs_difference",
    "FixedShape": "2 Dim* dim",
    "Dim": "1 int64 size, 2 string name",
    "DatasetConstraints": "1 NumericValueComparator num_examples_drift_comparator, 3 int64 min_examples_count, 4 int64 max_examples_count",
    "NumericValueComparator": "1 double min_fraction_threshold, 2 double max_fraction_threshold",
}
SCHEMA_ENUMS = {
    "SchemaType": {"TYPE_UNKNOWN": 0, "BYTES": 1, "INT": 2, "FLOAT": 3, "STRUCT": 4},
    "LifecycleStage": {"UNKNOWN_STAGE": 0, "PLANNED": 1, "ALPHA": 2, "BETA": 3, "PRODUCTION": 4, "DEPRECATED": 5, "DEBUG_ONLY": 6, "DISABLED": 7, "VALIDATION_DERIVED": 9},
}
ANOMALIES = {
    "Anomalies": "1 Schema baseline, 2 %AnomalyInfo anomaly_info, 3 bool data_missing, 7 =AnomalyNameFormat anomaly_name_format, "
    "8 AnomalyInfo dataset_anomaly_info, 9 DriftSkewInfo* drift_skew_info",
    "AnomalyInfo": "2 string description, 5 =Severity severity, 6 string short_description, 7 Reason* reason, 8 Path path",
    "Reason": "1 =AnomalyType type, 2 string short_description, 3 string description",
    "DriftSkewInfo": "1 Path path, 2 Measurement* drift_measurements, 3 Measurement* skew_measurements",
    "Measurement": "1 =MeasurementType type, 2 double value, 3 double threshold",
}
ANOMALIES_ENUMS = {
    "AnomalyNameFormat": {"UNKNOWN": 0, "SERIALIZED_PATH": 1},
    "Severity": {"UNKNOWN": 0, "WARNING": 1, "ERROR": 2},
    "AnomalyType": {"UNKNOWN_TYPE": 0, "ENUM_TYPE_UNEXPECTED_STRING_VALUES": 14, "INT_TYPE_BIG_INT": 28, "SCHEMA_NEW_COLUMN": 36, "COMPARATOR_L_INFTY_HIGH": 42, "DATASET_LOW_NUM_EXAMPLES": 51},
    "MeasurementType": {"UNKNOWN": 0, "L_INFTY": 1, "JENSEN_SHANNON_DIVERGENCE": 2},
}


def file_of(name, syntax, messages, enums):
    """A file of descriptors from lines such as `1 string name, 2 Feature* feature, 3 =Enum type, 4 %Value map`."""
    file = descriptor_pb2.FileDescriptorProto(name=name, package=name, syntax=syntax)
    for message, fields in messages.items():
        made = file.message_type.add(name=message)
        for field in fields.split(", "):
            number, kind, key = field.split(" ")
            one = made.field.add(name=key, number=int(number), label=3 if kind[-1] == "*" else 1)
            kind = kind.rstrip("*")
            if kind in KINDS:
                one.type = KINDS[kind]
            elif kind[0] == "=":
                one.type, one.type_name = 14, f".{name}.{kind[1:]}Enum.{kind[1:]}"
            elif kind[0] == "%":
                entry = made.nested_type.add(name="".join(part.capitalize() for part in key.split("_")) + "Entry")
                entry.options.map_entry = True
                entry.field.add(name="key", number=1, label=1, type=9)
                entry.field.add(name="value", number=2, label=1, type=11, type_name=f".{name}.{kind[1:]}")
                one.label, one.type, one.type_name = 3, 11, f".{name}.{message}.{entry.name}"
            else:
                one.type, one.type_name = 11, f".{name}.{kind}"
    for enum, values in enums.items():
        # inside a message of its own: names of values are then free to repeat
        made = file.message_type.add(name=f"{enum}Enum").enum_type.add(name=enum)
        for value, number in values.items():
            made.value.add(name=value, number=number)
    pool = descriptor_pool.DescriptorPool()
    pool.Add(file)
    factory = message_factory.MessageFactory(pool)
    return lambda message: factory.GetPrototype(pool.FindMessageTypeByName(f"{name}.{message}"))()


def both(message, text):
    """The message that the text says, as Google's library writes it."""
    read = text_format.Parse(text, message)
    return {"text": text_format.MessageToString(read, as_utf8=True), "hex": read.SerializeToString(deterministic=True).hex()}


statistics = file_of("statistics", "proto3", {**PATH, **STATISTICS}, STATISTICS_ENUMS)
schema = file_of("schema", "proto2", SCHEMA, SCHEMA_ENUMS)
anomalies = file_of("anomalies", "proto2", {**PATH, **SCHEMA, **ANOMALIES}, {**SCHEMA_ENUMS, **ANOMALIES_ENUMS})

SCHEMA_TEXT = r"""
  feature { name: "idade" type: INT presence { min_fraction: 1.0 min_count: 1 } shape { dim { size: 1 } } int_domain { min: -8 max: 9007199254740991 } }
  feature { name: "ocupação\n\"'\\\t" type: BYTES domain: "ocupação" presence { min_count: 1 } value_count { min: 1 max: 3 }
    distribution_constraints { min_domain_mass: 0.99 } unique_constraints { min: 1 max: 100 }
    skew_comparator { infinity_norm { threshold: 0.01 } } drift_comparator { jensen_shannon_divergence { threshold: 0.125 } normalized_abs_difference { threshold: 0.5 } }
    in_environment: "TRAINING" not_in_environment: ["SERVING", "OUTRO"] lifecycle_stage: BETA annotation { tag: "a" comment: "é 👍" comment: "" } }
  feature { name: "renda" type: FLOAT float_domain { min: 0.1 max: 1e10 disallow_nan: true disallow_inf: false } }
  feature { name: "alta" type: BYTES bool_domain { true_value: "true" false_value: "false" } }
  feature { name: "zero" type: INT presence { min_count: 0 } int_domain { } }
  string_domain { name: "ocupação" value: "médico" value: "" value: "a b" }
  default_environment: "TRAINING" default_environment: "SERVING"
  dataset_constraints { num_examples_drift_comparator { min_fraction_threshold: 0.5 } min_examples_count: 100 }
"""
STATISTICS_TEXT = r"""
  datasets { name: "All Examples" num_examples: 300
    features { path { step: "idade" } num_stats { common_stats { num_non_missing: 299 num_missing: 1 min_num_values: 1 max_num_values: 1 avg_num_values: 1.3
        tot_num_values: 299 num_values_histogram { buckets { low_value: 1 high_value: 1 sample_count: 29.9 } type: QUANTILES } }
      mean: 0.1 std_dev: 123456.789 num_zeros: 128 min: -inf median: -1.5 max: inf
      histograms { num_nan: 16384 buckets { low_value: -inf high_value: -inf sample_count: 1 } buckets { high_value: 0.25 sample_count: 2.5 } } } }
    features { path { step: "texto" } type: STRING string_stats { common_stats { num_missing: 300 } unique: 2
      top_values { value: "não" frequency: 3 } top_values { frequency: 1 } avg_length: 2.7 rank_histogram { buckets { label: "não" sample_count: 3 }
      buckets { low_rank: 1 high_rank: 1 sample_count: 1 } } } } }
  datasets { name: "uf_SP" }
"""
ANOMALIES_TEXT = r"""
  baseline { feature { name: "x" type: INT } default_environment: "A" }
  anomaly_info { key: "ocupação" value { description: "Examples contain values missing from the schema: x (<1%). " severity: ERROR short_description: "Multiple errors"
    reason { type: ENUM_TYPE_UNEXPECTED_STRING_VALUES short_description: "Unexpected string values" description: "x" }
    reason { type: COMPARATOR_L_INFTY_HIGH short_description: "" description: "y" } path { step: "ocupação" } } }
  anomaly_info { key: "nova" value { severity: WARNING reason { type: SCHEMA_NEW_COLUMN } path { step: "nova" } } }
  data_missing: false anomaly_name_format: SERIALIZED_PATH
  dataset_anomaly_info { severity: ERROR reason { type: DATASET_LOW_NUM_EXAMPLES description: "few" } }
  drift_skew_info { path { step: "x" } drift_measurements { type: L_INFTY value: 0.0435984 threshold: 0.01 } skew_measurements { type: JENSEN_SHANNON_DIVERGENCE value: 0 threshold: 1 } }
"""


def numbers(x):
    """What numpy has to say of a column."""
    s = np.sort(x)
    n = len(s)
    edges = np.linspace(s[0], s[-1], 11)
    upto = np.searchsorted(s, edges, side="right")
    upto[-1] = n
    return {
        "values": x.tolist(), "mean": x.mean(), "std": x.std(), "median": float(s[n // 2]), "zeros": int((x == 0).sum()),
        "edges": edges.tolist(), "counts": np.diff(upto).tolist()[1:], "first": int(upto[1]),
        "quantiles": [float(s[min(n - 1, k * n // 10)]) for k in range(11)],
    }  # fmt: skip


def numeric_divergence(x, y):
    """The divergence of two histograms of equal width, cut at each other's edges through their cumulative counts."""
    parts = []
    for one in (x, y):
        described = numbers(one)
        counts = [described["first"], *described["counts"]]
        parts.append((np.array(described["edges"]), np.concatenate([[0], np.cumsum(counts)])))
    ends = np.unique(np.concatenate([edges for edges, _ in parts]))
    p, q = (np.diff(np.interp(ends, edges, upto)) for edges, upto in parts)
    return float(jensenshannon(p, q, base=2) ** 2)


random = np.random.RandomState(5)
columns = {
    "bell": np.round(random.normal(40, 12, 400), 3),
    "skewed": np.round(random.exponential(300, 257), 2),
    "whole": random.poisson(2, 301).astype(float),
    "moved": np.round(random.normal(44, 12, 333), 3),
}
counts = [{"a": 50, "b": 30, "c": 20}, {"a": 20, "b": 30, "d": 30}]
labels = sorted({*counts[0], *counts[1]})
p, q = ([one.get(label, 0) for label in labels] for one in counts)

print(json.dumps({
    "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "protobuf": google.protobuf.__version__},
    "columns": {name: numbers(x) for name, x in columns.items()},
    "texts": {
        "counts": counts,
        "jensenShannon": float(jensenshannon(p, q, base=2) ** 2),
        "lInfinity": float(np.abs(np.array(p) / sum(p) - np.array(q) / sum(q)).max()),
        "absoluteDifference": float(np.abs(np.array(p) - np.array(q)).max() / (sum(p) + sum(q))),
    },
    "jensenShannon": numeric_divergence(columns["bell"], columns["moved"]),
    "schema": both(schema("Schema"), SCHEMA_TEXT),
    "statistics": both(statistics("DatasetFeatureStatisticsList"), STATISTICS_TEXT),
    "anomalies": both(anomalies("Anomalies"), ANOMALIES_TEXT),
}, ensure_ascii=False))
