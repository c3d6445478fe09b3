import { checkOptions, listOf } from "../base/options.ts";
import { type FeatureProjection, FeatureView } from "./feature-view.ts";
import { aName } from "./names.ts";

export interface FeatureServiceOptions {
  /** Of the model, and its version, that these features serve: `churn_v1`. */
  readonly name: string;
  /** Views, whole or with `view.select("saldo")`. */
  readonly features: readonly (FeatureView | FeatureProjection)[];
}

/**
 * The features of one model, under one name: what trains it and what serves it ask for the same.
 * @throws StudentError `bad-option`
 * @example new FeatureService({name: "churn_v1", features: [saldos, compras.select("n_compras_7d")]});
 * @see https://docs.feast.dev/getting-started/concepts/feature-retrieval#feature-services
 */
export class FeatureService {
  readonly name: string;
  readonly projections: readonly FeatureProjection[];

  constructor({ name, features, ...rest }: FeatureServiceOptions) {
    checkOptions("FeatureService", { name, features, ...rest }, { name: aName, features: listOf(aViewOrPart) });
    this.name = name;
    this.projections = features.map((item) =>
      item instanceof FeatureView ? { view: item, features: item.features.map((field) => field.name) } : item,
    );
  }
}

const aViewOrPart = {
  holds: (value: unknown) =>
    value instanceof FeatureView ||
    (typeof value === "object" && value !== null && "view" in value && value.view instanceof FeatureView),
  expected: {
    "pt-BR": 'uma FeatureView, ou view.select("saldo")',
    en: 'a FeatureView, or view.select("balance")',
  },
};
