interface Policy {
  createHTML(text: string): string;
}
interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

let policy: Policy | undefined;

/** Lets a text into a frame that runs nothing. Only what was cleaned comes here (page-as-submitted.tsx). */
export function frameText(html: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy("bancada", { createHTML: (text) => text });
  return policy?.createHTML(html) ?? html;
}
