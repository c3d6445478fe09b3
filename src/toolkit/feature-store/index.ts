export type { Duration } from "./duration.ts";
export { Entity, type EntityOptions } from "./entity.ts";
export { FeatureService, type FeatureServiceOptions } from "./feature-service.ts";
export {
  FeatureStore,
  type FeatureStoreOptions,
  type HistoricalOptions,
  type Materialized,
  type MaterializeOptions,
  type OnlineOptions,
} from "./feature-store.ts";
export { type FeatureProjection, FeatureView, type FeatureViewOptions } from "./feature-view.ts";
export type { Field, ValueType } from "./field.ts";
export { FileSource, type FileSourceOptions } from "./file-source.ts";
export type { Moment } from "./timestamps.ts";
