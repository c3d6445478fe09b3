import { resolve } from "node:path";
import { z } from "zod";

const environment = z.object({
  BANCADA_FOLDER: z.string().min(1).default(".bancada"),
  BANCADA_URL: z.url({ protocol: /^https?$/ }).optional(),
  BANCADA_TRUST_PROXY: z.enum(["0", "1"]).default("0"),
  BANCADA_METRICS_TOKEN: z.string().min(16).optional(),
  BANCADA_LEASE_SECONDS: z.coerce.number().int().min(10).max(3600).default(240),
  BANCADA_LOG_LEVEL: z.enum(["debug", "info", "warn", "error", "silent"]).default("info"),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  SMTP_FROM: z.string().min(3).optional(),
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_TENANT: z.string().default("common"),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_DISCOVERY_URL: z.url({ protocol: /^https?$/ }).optional(),
  OIDC_NAME: z.string().min(1).max(40).default("OpenID"),
});

interface ProviderSecrets {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** How the server runs; docs/server.md lists the variables. */
export interface ServerConfig {
  /** Where bodies, the secret and the embedded database lie. */
  readonly folder: string;
  /** null: the embedded database in `folder`. */
  readonly databaseUrl: string | null;
  /** The address that people open, without a final slash; null: whatever they asked for. */
  readonly url: string | null;
  /** Does a proxy of ours stand in front, whose X-Forwarded-For can be believed? */
  readonly trustProxy: boolean;
  readonly metricsToken: string | null;
  /** How long a grader may keep a job before another gets it: longer than any grading takes. */
  readonly leaseSeconds: number;
  readonly logLevel: string;
  readonly mail: { readonly url: string; readonly from: string } | null;
  readonly microsoft: (ProviderSecrets & { readonly tenantId: string }) | null;
  readonly github: ProviderSecrets | null;
  readonly oidc: (ProviderSecrets & { readonly discoveryUrl: string; readonly name: string }) | null;
}

/** @throws Error that names each variable that cannot be understood */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): ServerConfig {
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = environment.safeParse(present);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `  ${path.join(".")}: ${message}`);
    throw new Error(
      `The server's variables cannot be understood (docs/server.md explains them):\n${faults.join("\n")}`,
    );
  }
  const env = read.data;
  if (env.SMTP_URL && !env.SMTP_FROM) throw new Error("SMTP_URL is set: set SMTP_FROM too, the address that sends.");
  // Else a letter would name whatever host the request claimed.
  if (env.SMTP_URL && !env.BANCADA_URL)
    throw new Error("Letters carry links: set BANCADA_URL too, the address that people open.");
  const microsoft = pair("MICROSOFT", env.MICROSOFT_CLIENT_ID, env.MICROSOFT_CLIENT_SECRET);
  const github = pair("GITHUB", env.GITHUB_CLIENT_ID, env.GITHUB_CLIENT_SECRET);
  const oidc = pair("OIDC", env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET);
  if (oidc && !env.OIDC_DISCOVERY_URL) throw new Error("OIDC_CLIENT_ID is set: set OIDC_DISCOVERY_URL too.");
  if ((microsoft || github || oidc) && !env.BANCADA_URL) {
    throw new Error("A provider sends people back to one address: set BANCADA_URL too.");
  }
  return {
    folder: resolve(env.BANCADA_FOLDER),
    databaseUrl: env.DATABASE_URL ?? null,
    url: env.BANCADA_URL?.replace(/\/+$/, "") ?? null,
    trustProxy: env.BANCADA_TRUST_PROXY === "1",
    metricsToken: env.BANCADA_METRICS_TOKEN ?? null,
    leaseSeconds: env.BANCADA_LEASE_SECONDS,
    logLevel: env.BANCADA_LOG_LEVEL,
    mail: env.SMTP_URL && env.SMTP_FROM ? { url: env.SMTP_URL, from: env.SMTP_FROM } : null,
    microsoft: microsoft && { ...microsoft, tenantId: env.MICROSOFT_TENANT },
    github,
    oidc:
      oidc && env.OIDC_DISCOVERY_URL ? { ...oidc, discoveryUrl: env.OIDC_DISCOVERY_URL, name: env.OIDC_NAME } : null,
  };
}

function pair(name: string, clientId?: string, clientSecret?: string): ProviderSecrets | null {
  if (!clientId && !clientSecret) return null;
  if (!clientId || !clientSecret) throw new Error(`Set both ${name}_CLIENT_ID and ${name}_CLIENT_SECRET, or neither.`);
  return { clientId, clientSecret };
}
