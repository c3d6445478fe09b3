import { type ComponentType, lazy } from "react";

/**
 * A page whose code is a chunk of its own. Fetched before it is shown, it is drawn at once: React keeps the fallback of
 * `lazy`, once shown, for 300 ms.
 */
export function fetchedPage<P extends object>(load: () => Promise<{ default: ComponentType<P> }>) {
  let loaded: ComponentType<P> | null = null;
  const fetch = async () => {
    const page = await load();
    loaded = page.default;
    return page;
  };
  const Lazy = lazy(fetch);
  return {
    /** Fetches the code. Where the network fails, the page says so when it is shown. */
    fetch: (): Promise<void> =>
      fetch().then(
        () => undefined,
        () => undefined,
      ),
    // biome-ignore lint/correctness/noComponentHookFactories: called once for each page, when its module is evaluated
    Page: (props: P) => {
      const Page = loaded ?? Lazy;
      return <Page {...props} />;
    },
  };
}
