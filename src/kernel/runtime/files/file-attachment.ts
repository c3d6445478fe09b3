import type { Language } from "../../../shared/text.ts";
import type { FileFacts, ToKernel } from "../../protocol.ts";
import { fileWords } from "./words.ts";

export type FilesMessage = Extract<ToKernel, { type: "files" }>;

/** What the kernel gives to `FileAttachment`. */
export interface FilesHost {
  /** Asks the host for a file's bytes; for the list alone where the name is empty. */
  readonly ask: (request: number, name: string) => void;
  readonly language: () => Language;
}

/** A file of the student's, kept with this lab. */
export interface StudentFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly mimeType: string;
  /** A handle: the bytes stay on the disk until something reads them. */
  blob(): Promise<Blob>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
  json(): Promise<unknown>;
  /** An address that `<img>` and the like take, for as long as the notebook runs. */
  url(): Promise<string>;
}

export type FileAttachmentOf = (name: string) => StudentFile;

/** The notebook's `FileAttachment`, and the ear for what the host tells of the files. */
export function createFiles(host: FilesHost): {
  readonly fileAttachment: Promise<FileAttachmentOf>;
  receive(message: FilesMessage): void;
} {
  let known: readonly FileFacts[] = [];
  let lastRequest = 0;
  const waiting = new Map<number, (blob: Blob | null) => void>();
  const words = () => fileWords(host.language());
  const ask = (name: string): Promise<Blob | null> =>
    new Promise((resolve) => {
      lastRequest += 1;
      waiting.set(lastRequest, resolve);
      host.ask(lastRequest, name);
    });
  let last = ask("");
  const listed = last;
  /** One after the other, however many a cell wants at once: the host leaves unanswered what is too much. */
  const askInTurn = (name: string): Promise<Blob | null> => {
    last = last.then(() => ask(name));
    return last;
  };
  const missing = (name: string): Error => {
    const error = new Error(
      words().missing(
        name,
        known.map((file) => file.name),
      ),
    );
    error.name = "FileError";
    return error;
  };

  const fileAttachment: FileAttachmentOf = (name) => {
    const facts = known.find((file) => file.name === String(name));
    if (!facts) throw missing(String(name));
    const blob = async (): Promise<Blob> => {
      const found = await askInTurn(facts.name);
      if (found) return found;
      throw missing(facts.name);
    };
    return {
      name: facts.name,
      size: facts.sizeBytes,
      mimeType: facts.mediaType,
      blob,
      text: async () => (await blob()).text(),
      arrayBuffer: async () => (await blob()).arrayBuffer(),
      json: async () => JSON.parse(await (await blob()).text()) as unknown,
      url: async () => URL.createObjectURL(await blob()),
    };
  };
  return {
    fileAttachment: listed.then(() => fileAttachment),
    receive: ({ request, files, blob }) => {
      known = files;
      waiting.get(request)?.(blob);
      waiting.delete(request);
    },
  };
}
