import { notebookHere } from "../base/notebook.ts";

/** As much of a body, and of all headers together, as the network panel shows. */
const shownBytes = 4_096;
const shownHeaderCharacters = 2_000;
/** Calls are told this often: thousands a second are told in lists. */
const toldEveryMs = 100;
/** What the host takes at once (kernel/messages.ts). */
const mostCharacters = 200_000;

type HeaderList = readonly (readonly [name: string, value: string])[];

/** A body as far as it is shown. */
interface ShownBody {
  readonly text: string;
  readonly isWhole: boolean;
}

/** One call, as the panel is told; told again whenever it changes. */
interface Call {
  readonly key: number;
  readonly cell: string;
  readonly method: string;
  readonly url: string;
  readonly at: number;
  state: "waiting" | "answering" | "done" | "failed";
  status: number;
  durationMs: number;
  sizeBytes: number;
  readonly requestHeaders: HeaderList;
  requestBody: ShownBody;
  responseHeaders: HeaderList;
  responseBody: ShownBody;
  error: string;
}

const nothing: ShownBody = { text: "", isWhole: true };
const changed = new Map<number, Call>();
let lastKey = 0;
let telling = false;

function tell(call: Call): void {
  changed.set(call.key, call);
  if (telling) return;
  telling = true;
  setTimeout(tellAll, toldEveryMs);
}

function tellAll(): void {
  telling = false;
  let list: string[] = [];
  let characters = 0;
  const send = (): void => {
    if (list.length > 0) notebookHere()?.record(`[${list.join(",")}]`);
    list = [];
    characters = 0;
  };
  for (const call of changed.values()) {
    const text = JSON.stringify(call);
    if (characters + text.length > mostCharacters) send();
    list.push(text);
    characters += text.length + 1;
  }
  send();
  changed.clear();
}

/** Watches one call for the network panel. Where there is no notebook, nobody is told. */
export class CallLog {
  readonly #call: Call;
  readonly #startedAt = performance.now();
  readonly #head: Uint8Array[] = [];
  #headBytes = 0;
  #mediaType = "";

  constructor(request: Request, cell: string) {
    lastKey += 1;
    this.#call = {
      key: lastKey,
      cell,
      method: request.method,
      url: request.url,
      at: Date.now(),
      state: "waiting",
      status: 0,
      durationMs: 0,
      sizeBytes: 0,
      requestHeaders: shownHeaders(request.headers),
      requestBody: nothing,
      responseHeaders: [],
      responseBody: nothing,
      error: "",
    };
    if (!notebookHere()) return;
    void this.#readRequest(request.clone());
    tell(this.#call);
  }

  answered(response: Response): void {
    this.#mediaType = response.headers.get("content-type") ?? "";
    Object.assign(this.#call, { state: "answering", status: response.status });
    this.#call.responseHeaders = shownHeaders(response.headers);
    this.#touch();
  }

  received(chunk: Uint8Array): void {
    this.#call.sizeBytes += chunk.byteLength;
    if (this.#headBytes < shownBytes) {
      const piece = chunk.slice(0, shownBytes - this.#headBytes);
      this.#head.push(piece);
      this.#headBytes += piece.byteLength;
    }
    this.#touch();
  }

  /** @param error - why the call failed; nothing where it ended well */
  ended(error?: unknown): void {
    this.#call.state = error === undefined ? "done" : "failed";
    if (error !== undefined) this.#call.error = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    this.#touch();
  }

  #touch(): void {
    if (!notebookHere()) return;
    this.#call.durationMs = performance.now() - this.#startedAt;
    this.#call.responseBody = shown(this.#head, this.#call.sizeBytes, this.#mediaType);
    tell(this.#call);
  }

  async #readRequest({ body, headers }: Request): Promise<void> {
    if (!body) return;
    const head: Uint8Array[] = [];
    let bytes = 0;
    const reader = body.getReader();
    try {
      while (bytes <= shownBytes) {
        const { done, value } = await reader.read();
        if (done) break;
        head.push(value.slice(0, shownBytes - bytes));
        bytes += value.byteLength;
      }
      // Settles when the app has its half too, and an app need not read it.
      void reader.cancel().catch(() => undefined);
    } catch {
      // Whoever sent a body that fails is told by `fetch`.
    }
    this.#call.requestBody = shown(head, bytes, headers.get("content-type") ?? "");
    tell(this.#call);
  }
}

function shownHeaders(headers: Headers): HeaderList {
  let left = shownHeaderCharacters;
  return [...headers].flatMap(([name, value]) => {
    if (left <= 0) return [];
    const shortened: readonly [string, string] = [name.slice(0, 100), value.slice(0, Math.min(500, left))];
    left -= name.length + value.length;
    return [shortened];
  });
}

const isText = (mediaType: string): boolean =>
  mediaType === "" || /^text\/|[/+](json|xml|javascript|yaml|ndjson|x-www-form-urlencoded)\b/.test(mediaType);

function shown(head: readonly Uint8Array[], bytes: number, mediaType: string): ShownBody {
  if (!isText(mediaType)) return { text: "", isWhole: bytes === 0 };
  const decoder = new TextDecoder();
  const text = head.map((piece) => decoder.decode(piece, { stream: true })).join("");
  return { text, isWhole: bytes <= shownBytes };
}
