interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

/** The address of the service worker, as the page's trusted types want it: the policy lets nothing else through. */
export function workerUrl(url: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy("bancada-offline", {
    createScriptURL: (asked) => {
      if (!asked.endsWith("/sw.js")) throw new TypeError(`Not the service worker: ${asked}`);
      return asked;
    },
  });
  return policy?.createScriptURL(url) ?? url;
}
