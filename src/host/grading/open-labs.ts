import { courseKeyId, keyLength, readCourseKey } from "../../shared/course-key.ts";
import { type LabVersion, lockedPath, siteKeyPath, siteKeySchema, unlockLab } from "../../shared/locked-lab.ts";
import type { gradingTexts } from "../messages/grading.ts";
import type { OpenedLab } from "./key-channel.ts";

type Texts = (typeof gradingTexts)["pt-BR"];

type Why = (texts: Texts) => string;

type Opened = { readonly ok: true; readonly labs: readonly OpenedLab[] } | { readonly ok: false; readonly why: Why };

/** The id of the key that this site's labs are locked with; null where it was built without one. @throws where the network fails */
export async function siteKeyId(): Promise<string | null> {
  const response = await fetch(import.meta.env.BASE_URL + siteKeyPath);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${siteKeyPath}: HTTP ${response.status}`);
  // A host that gives its first page for whatever it does not have has no key either.
  const read = siteKeySchema.safeParse(await response.json().catch(() => null));
  return read.success ? read.data.id : null;
}

/** Opens labs with a key as somebody wrote it. The key goes nowhere from here. */
export async function openLabs(written: string, wanted: readonly LabVersion[]): Promise<Opened> {
  const read = readCourseKey(written);
  if (!read.ok) return { ok: false, why: whyOf(read) };
  const { key } = read;
  try {
    if ((await siteKeyId()) !== courseKeyId(key)) return { ok: false, why: (texts) => texts.keyOther };
    const labs: OpenedLab[] = [];
    for (const { id, hash } of wanted) {
      const locked = await lockedLab({ id, hash });
      labs.push({ id, hash, texts: locked && (await unlockLab(locked, { id, hash }, key)) });
    }
    return { ok: true, labs };
  } catch {
    return { ok: false, why: (texts) => texts.keyOffline };
  } finally {
    key.fill(0);
  }
}

/** Null where the site does not have this version. @throws where the network fails */
async function lockedLab(lab: LabVersion): Promise<Uint8Array<ArrayBuffer> | null> {
  // A submission's hash is what its file says: it must not lead elsewhere.
  if (!/^[\w-]+$/.test(lab.hash)) return null;
  const response = await fetch(import.meta.env.BASE_URL + lockedPath(lab));
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`${lockedPath(lab)}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** What is wrong already while one types; null where nothing is, or where there is more to come. */
export function typingProblem(written: string): Why | null {
  const read = readCourseKey(written);
  const isShort = !read.ok && read.problem === "length" && read.length < keyLength;
  return read.ok || isShort ? null : whyOf(read);
}

const whyOf =
  (read: Extract<ReturnType<typeof readCourseKey>, { ok: false }>): Why =>
  (texts) => {
    if (read.problem === "length") return texts.keyLength(read.length, keyLength);
    return read.problem === "sign" ? texts.keySign(read.sign) : texts.keyMistyped;
  };
