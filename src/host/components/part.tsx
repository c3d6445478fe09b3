import { type ComponentType, lazy } from "react";

const Nothing = () => null;

/**
 * A part of the page that is fetched when it is first drawn, inside a Suspense. Where the network keeps it away, what
 * takes its place is drawn, so that the page stands.
 * @param instead - drawn in its place; nothing, where left out
 */
export function part<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  instead: ComponentType<Props> = Nothing,
): ComponentType<Props> {
  return lazy(() =>
    load().then(
      (found) => ({ default: found }),
      () => ({ default: instead }),
    ),
  );
}
