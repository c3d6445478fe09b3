import { inWords, StudentError } from "../errors.ts";
import { anomaliesType } from "./anomalies/anomalies-proto.ts";
import { checkAnomalies } from "./anomalies/check-anomalies.ts";
import type { Anomalies } from "./anomalies/messages.ts";
import { decode, encode } from "./proto/binary.ts";
import type { Message, MessageType } from "./proto/message-type.ts";
import { parseText } from "./proto/parse-text.ts";
import { print } from "./proto/text.ts";
import { checkSchema } from "./schema/check-schema.ts";
import type { Schema } from "./schema/messages.ts";
import { schemaType } from "./schema/schema-proto.ts";
import type { DatasetFeatureStatisticsList } from "./statistics/messages.ts";
import { statisticsType } from "./statistics/statistics-proto.ts";
import { datasetsOf } from "./statistics/views.ts";

// The tables of fields say the same as the interfaces: tests/contract holds both against Google's own reader and writer.
function schemaMessage(where: string, schema: Schema): Message {
  checkSchema(where, schema);
  return { ...schema };
}
function anomaliesMessage(where: string, anomalies: Anomalies): Message {
  checkAnomalies(where, anomalies);
  return { ...anomalies };
}
const statisticsMessage = (where: string, statistics: DatasetFeatureStatisticsList): Message => ({
  datasets: datasetsOf(where, statistics),
});
const schemaOf = (read: Message): Schema => ({ feature: [], stringDomain: [], ...read });
const anomaliesOf = (read: Message): Anomalies => ({ anomalyInfo: {}, driftSkewInfo: [], ...read });
const statisticsOf = (read: Message): DatasetFeatureStatisticsList => ({ datasets: [], ...read });

/**
 * A schema as `schema.pbtxt`, which `tfdv.load_schema_text` reads.
 * @example writeSchemaText(inferSchema(stats))
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/write_schema_text
 */
export const writeSchemaText = (schema: Schema): string => print(schemaType, schemaMessage("writeSchemaText", schema));

/**
 * Reads a `schema.pbtxt`, of this toolkit or of TFDV. What the toolkit does not validate (features of structs, sparse and
 * weighted ones, semantic domains) is an error that names the line.
 * @throws StudentError `bad-proto-text`; `not-a-text`
 * @example loadSchemaText(await (await file("schema.pbtxt")).text())
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/load_schema_text
 */
export const loadSchemaText = (text: string): Schema => schemaOf(readText("loadSchemaText", schemaType, text));

/** A schema in the binary format of `schema.proto`. */
export const writeSchemaBinary = (schema: Schema): Uint8Array =>
  encode(schemaType, schemaMessage("writeSchemaBinary", schema));

/** Reads a schema in binary; fields that are not known are passed over. @throws StudentError `not-a-proto`; `not-bytes` */
export const loadSchemaBinary = (bytes: Uint8Array): Schema => schemaOf(readBytes("loadSchemaBinary", schemaType, bytes)); // biome-ignore format: one thought

/**
 * Statistics as text, which `tfdv.load_stats_text` reads.
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/write_stats_text
 */
export const writeStatsText = (statistics: DatasetFeatureStatisticsList): string =>
  print(statisticsType, statisticsMessage("writeStatsText", statistics));

/**
 * Reads statistics as text.
 * @throws StudentError `bad-proto-text`; `not-a-text`
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/load_stats_text
 */
export const loadStatsText = (text: string): DatasetFeatureStatisticsList =>
  statisticsOf(readText("loadStatsText", statisticsType, text));

/**
 * Statistics in binary, which `tfdv.load_stats_binary` reads.
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/load_stats_binary
 */
export const writeStatsBinary = (statistics: DatasetFeatureStatisticsList): Uint8Array =>
  encode(statisticsType, statisticsMessage("writeStatsBinary", statistics));

/**
 * Reads statistics in binary; fields that are not known are passed over.
 * @throws StudentError `not-a-proto`; `not-bytes`
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/load_stats_binary
 */
export const loadStatsBinary = (bytes: Uint8Array): DatasetFeatureStatisticsList =>
  statisticsOf(readBytes("loadStatsBinary", statisticsType, bytes));

/**
 * Anomalies as text, which `tfdv.load_anomalies_text` reads.
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/write_anomalies_text
 */
export const writeAnomaliesText = (anomalies: Anomalies): string =>
  print(anomaliesType, anomaliesMessage("writeAnomaliesText", anomalies));

/**
 * Reads anomalies as text.
 * @throws StudentError `bad-proto-text`; `not-a-text`
 * @see https://www.tensorflow.org/tfx/data_validation/api_docs/python/tfdv/load_anomalies_text
 */
export const loadAnomaliesText = (text: string): Anomalies =>
  anomaliesOf(readText("loadAnomaliesText", anomaliesType, text));

/** Anomalies in the binary format of `anomalies.proto`. */
export const writeAnomaliesBinary = (anomalies: Anomalies): Uint8Array =>
  encode(anomaliesType, anomaliesMessage("writeAnomaliesBinary", anomalies));

/** Reads anomalies in binary; fields that are not known are passed over. @throws StudentError `not-a-proto`; `not-bytes` */
export const loadAnomaliesBinary = (bytes: Uint8Array): Anomalies =>
  anomaliesOf(readBytes("loadAnomaliesBinary", anomaliesType, bytes));

function readText(where: string, type: MessageType, text: unknown): Message {
  if (typeof text === "string") return parseText(where, type, text);
  throw new StudentError({
    code: "not-a-text",
    where,
    expected: { "pt-BR": "o texto de um arquivo .pbtxt", en: "the text of a .pbtxt file" },
    received: inWords(text),
    remedy: { "pt-BR": "De um arquivo: await arquivo.text().", en: "Of a file: await file.text()." },
  });
}

function readBytes(where: string, type: MessageType, bytes: unknown): Message {
  if (bytes instanceof Uint8Array) return decode(where, type, bytes);
  throw new StudentError({
    code: "not-bytes",
    where,
    expected: { "pt-BR": "bytes (Uint8Array)", en: "bytes (Uint8Array)" },
    received: inWords(bytes),
    remedy: {
      "pt-BR": "De um arquivo: new Uint8Array(await arquivo.arrayBuffer()).",
      en: "Of a file: new Uint8Array(await file.arrayBuffer()).",
    },
  });
}
