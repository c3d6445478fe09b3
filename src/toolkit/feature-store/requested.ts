import { badReference, notApplied, sameFeature } from "./errors.ts";
import { FeatureService } from "./feature-service.ts";
import type { FeatureView } from "./feature-view.ts";

/** What is asked for of one view: its features, and the columns that they become. */
export interface Requested {
  readonly view: FeatureView;
  readonly features: readonly { readonly name: string; readonly column: string }[];
}

/** References (`"view:feature"`), or a service: the object, or its name in what `apply` was given. */
export type Features = readonly string[] | FeatureService;

/**
 * What is asked for, by view, in the order in which views are named first.
 * @throws StudentError `bad-reference`, `unknown-view`, `unknown-feature`, `same-feature`
 */
export function requestedFeatures(
  where: string,
  features: Features,
  views: ReadonlyMap<string, FeatureView>,
  fullFeatureNames: boolean,
): readonly Requested[] {
  const wanted = new Map<FeatureView, string[]>();
  for (const [view, feature] of pairsOf(where, features, views)) {
    const found = view.feature(where, feature).name;
    const list = wanted.get(view);
    if (list) list.push(found);
    else wanted.set(view, [found]);
  }
  const requested = [...wanted].map(([view, names]) => ({
    view,
    features: names.map((name) => ({ name, column: fullFeatureNames ? `${view.name}__${name}` : name })),
  }));
  const columns = requested.flatMap((each) => each.features.map(({ column }) => column));
  const twice = columns.filter((column, i) => columns.indexOf(column) !== i);
  if (twice.length > 0) throw sameFeature(where, [...new Set(twice)]);
  return requested;
}

function pairsOf(
  where: string,
  features: Features,
  views: ReadonlyMap<string, FeatureView>,
): readonly (readonly [FeatureView, string])[] {
  const viewNamed = (name: string): FeatureView => {
    const view = views.get(name);
    if (!view) throw notApplied(where, name, [...views.keys()]);
    return view;
  };
  if (features instanceof FeatureService) {
    return features.projections.flatMap(({ view, features: names }) =>
      names.map((name) => [viewNamed(view.name), name] as const),
    );
  }
  if (!Array.isArray(features) || features.length === 0) throw badReference(where, features);
  return features.map((reference: unknown) => {
    const parts = typeof reference === "string" ? reference.split(":") : [];
    const [view, feature] = parts;
    if (parts.length !== 2 || !view || !feature) throw badReference(where, reference);
    return [viewNamed(view), feature] as const;
  });
}
