/** Trusted types, where the browser has them; TypeScript's DOM does not know them yet. */
interface Rules {
  createHTML?: (text: string, ...rest: unknown[]) => string;
  createScriptURL?: (text: string, ...rest: unknown[]) => string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Required<Rules>;
}

const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;

/** Only the editor uses this policy, `bancada-worker`: Monaco's own HTML, and the addresses of its two workers. */
const policy = factory?.createPolicy("bancada-worker", { createHTML: (text) => text, createScriptURL: (text) => text });

/** Gives all of Monaco's policies one name, so that the host's content security policy lists one and not twelve. */
export function policyForMonaco(rules: Rules | undefined): Required<Rules> | undefined {
  if (!policy) return undefined;
  return {
    createHTML: (text, ...rest) => policy.createHTML(rules?.createHTML?.(text, ...rest) ?? text),
    createScriptURL: (text, ...rest) => policy.createScriptURL(rules?.createScriptURL?.(text, ...rest) ?? text),
  };
}

/** Starts one of the editor's own workers. */
export function startWorker(url: string, name: string): Worker {
  return new Worker(policy?.createScriptURL(url) ?? url, { type: "module", name });
}
