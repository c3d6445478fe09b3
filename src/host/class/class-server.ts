import * as z from "zod/mini";
import { isOffline } from "../pages/use-catalogue.ts";

const siteSchema = z.object({ class: z.boolean() });
const refusalSchema = z.object({ title: z.string(), code: z.string() });
const knownKey = "bancada.class-here";

let asked: Promise<boolean> | null = null;

/**
 * Is there a class behind this page? Whoever serves the site says so in `server.json`; nothing of `/api` is asked where it
 * says no. Without a network it is what was said last.
 */
export function classIsHere(): Promise<boolean> {
  asked ??= ask();
  return asked;
}

async function ask(): Promise<boolean> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}server.json`, { cache: "no-store" });
    const read = siteSchema.safeParse(await response.json());
    const isHere = response.ok && read.success && read.data.class;
    remember(isHere);
    return isHere;
  } catch {
    asked = null;
    return remembered();
  }
}

function remember(isHere: boolean): void {
  try {
    if (isHere) localStorage.setItem(knownKey, "1");
    else localStorage.removeItem(knownKey);
  } catch {
    // A browser that keeps nothing asks again.
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(knownKey) !== null;
  } catch {
    return false;
  }
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  /** The server did not answer, or says that it cannot yet: asking again later may help. */
  | { readonly ok: false; readonly why: "later" }
  /** `text` says what happened and what to do, in the reader's language. */
  | { readonly ok: false; readonly why: "refused"; readonly code: string; readonly text: string };

interface Question<T> {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly json?: unknown;
  /** A file, as it is. */
  readonly file?: string;
  /** What the answer must be; left out where nothing comes. */
  readonly schema?: z.ZodMiniType<T>;
}

/** Asks the class server. Never rejects: what went wrong is part of the answer. */
export async function askClass<T = undefined>(question: Question<T>): Promise<Answer<T>> {
  const { method = "GET", path, json, file, schema } = question;
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}api/${path}`, {
      method,
      headers: {
        "accept-language": document.documentElement.lang || "pt-BR",
        ...(json === undefined ? {} : { "content-type": "application/json" }),
        ...(file === undefined ? {} : { "content-type": "text/html; charset=utf-8" }),
      },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(file === undefined ? {} : { body: file }),
    });
    if (!response.ok) return await refusal(response);
    const value = schema ? schema.parse(await response.json()) : undefined;
    return { ok: true, value: value as T };
  } catch (error) {
    if (isOffline(error)) return { ok: false, why: "later" };
    return { ok: false, why: "refused", code: "not-understood", text: String(error) };
  }
}

async function refusal(response: Response): Promise<Answer<never>> {
  const read = refusalSchema.safeParse(await response.json().catch(() => null));
  if (response.status === 429 || response.status >= 500 || !read.success) {
    // A sign-in that is slowed is told so at once; whoever sends work tries again.
    return read.success && response.status === 429
      ? { ok: false, why: "refused", code: read.data.code, text: read.data.title }
      : { ok: false, why: "later" };
  }
  return { ok: false, why: "refused", code: read.data.code, text: read.data.title };
}
