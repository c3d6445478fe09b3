interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/**
 * The browser's parser for lab files. What it makes is inert: no script runs, no picture loads; so the page's trusted
 * types let its texts through here, and only here.
 */
export const labParser = {
  parseFromString(text: string, type: "text/html"): Document {
    const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
    policy ??= trustedTypes?.createPolicy("bancada", { createHTML: (html) => html });
    return new DOMParser().parseFromString(policy?.createHTML(text) ?? text, type);
  },
};
