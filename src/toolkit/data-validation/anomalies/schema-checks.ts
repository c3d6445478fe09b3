import type { Feature, Schema } from "../schema/messages.ts";
import { reason } from "./domain-checks.ts";
import type { Reason } from "./messages.ts";

/** Types that each kind of domain may describe; numbers may be written as texts. */
const typesOfDomains = {
  domain: ["BYTES"],
  stringDomain: ["BYTES"],
  intDomain: ["INT", "BYTES"],
  floatDomain: ["FLOAT", "BYTES"],
  boolDomain: ["INT", "BYTES", "FLOAT"],
} as const;

const protoNames = {
  domain: "domain",
  stringDomain: "string_domain",
  intDomain: "int_domain",
  floatDomain: "float_domain",
  boolDomain: "bool_domain",
} as const;

/** What is wrong with the schema itself, told with the feature. */
export function checkSpecification(feature: Feature, schema: Schema): Reason[] {
  const { type, domain, presence, valueCount, distributionConstraints } = feature;
  const kind = (["domain", "stringDomain", "intDomain", "floatDomain", "boolDomain"] as const).find((key) => feature[key] !== undefined); // biome-ignore format: one thought
  const reasons: Reason[] = [];
  const invalid = (text: string) => reasons.push(reason("INVALID_SCHEMA_SPECIFICATION", text));
  const minFraction = presence?.minFraction ?? 0;
  if (minFraction < 0) invalid("min_fraction should not be negative: clear is equal to zero");
  if (minFraction > 1) invalid("min_fraction should not greater than 1");
  if ((valueCount?.min ?? 0) < 0) invalid("ValueCount.min should not be negative");
  if (valueCount?.max !== undefined && valueCount.max < (valueCount.min ?? 0)) invalid("ValueCount.max should not be less than min"); // biome-ignore format: one thought
  if (kind && type && !typesOfDomains[kind].some((allowed) => allowed === type)) {
    const description = `The domain "${protoNames[kind]}" does not match the type: ${type}`;
    reasons.push(reason("DOMAIN_INVALID_FOR_TYPE", "The domain does not match the type", description));
  }
  if (domain !== undefined && !schema.stringDomain.some(({ name }) => name === domain)) {
    reasons.push(reason("INVALID_DOMAIN_SPECIFICATION", `missing domain: ${domain}`));
  }
  if (distributionConstraints && kind !== "domain" && kind !== "stringDomain") {
    invalid(
      kind
        ? `distribution constraints not supported for ${kind.replace("Domain", "")} domains.`
        : "distribution constraints require domain or string domain.",
    );
  }
  return reasons;
}
