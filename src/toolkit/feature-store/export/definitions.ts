import type { Entity } from "../entity.ts";
import type { FeatureService } from "../feature-service.ts";
import type { FeatureView } from "../feature-view.ts";

/** All that a store defines. */
export interface Definitions {
  readonly options: { readonly project: string };
  readonly entities: ReadonlyMap<string, Entity>;
  readonly featureViews: ReadonlyMap<string, FeatureView>;
  readonly featureServices: ReadonlyMap<string, FeatureService>;
}
