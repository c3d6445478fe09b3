import * as z from "zod/mini";
import type { CourseKey } from "./course-key.ts";

/** A lab with its sealed part, in each language. */
const labTextsSchema = z.object({ "pt-BR": z.string(), en: z.string() });
export type LabTexts = z.infer<typeof labTextsSchema>;

/** Names one published lab for ever. */
export interface LabVersion {
  readonly id: string;
  readonly hash: string;
}

/** What a site with locked labs says of its key, in `locked/course-key.json`. */
export const siteKeySchema = z.object({ format: z.literal(1), id: z.string() });
export const siteKeyPath = "locked/course-key.json";

/** Where a locked lab lies in the site: by its hash, so that the next version can lie beside it. */
export const lockedPath = ({ hash }: LabVersion): string => `locked/${hash}.bin`;

const nonceBytes = 12;

/**
 * Locks a lab: AES-GCM under the course key, with a fresh nonce. What comes of it opens for this lab and this version only.
 * @returns the nonce, then the cipher
 * @see https://csrc.nist.gov/pubs/sp/800/38/d/final
 */
export async function lockLab(texts: LabTexts, lab: LabVersion, key: CourseKey): Promise<Uint8Array<ArrayBuffer>> {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes));
  const plain = new TextEncoder().encode(JSON.stringify(texts));
  const cipher = await crypto.subtle.encrypt(algorithm(nonce, lab), await imported(key, "encrypt"), plain);
  return new Uint8Array([...nonce, ...new Uint8Array(cipher)]);
}

/** Opens a locked lab; null where the key, the lab or the version is another, or a bit of it was changed. */
export async function unlockLab(
  locked: Uint8Array<ArrayBuffer>,
  lab: LabVersion,
  key: CourseKey,
): Promise<LabTexts | null> {
  const [nonce, cipher] = [locked.slice(0, nonceBytes), locked.slice(nonceBytes)];
  try {
    const plain = await crypto.subtle.decrypt(algorithm(nonce, lab), await imported(key, "decrypt"), cipher);
    return labTextsSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
  } catch {
    return null;
  }
}

const imported = (key: CourseKey, use: "encrypt" | "decrypt") =>
  crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);

const algorithm = (nonce: Uint8Array<ArrayBuffer>, { id, hash }: LabVersion) => ({
  name: "AES-GCM",
  iv: nonce,
  additionalData: new TextEncoder().encode(`bancada lab 1\n${id}\n${hash}`),
});
