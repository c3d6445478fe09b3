/** A body as far as the panel was told of it. */
export interface ShownBody {
  readonly text: string;
  readonly isWhole: boolean;
}

type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request that the notebook made, as the panel shows it. */
export interface NetworkCall {
  readonly key: string;
  /** The cell that asked; null where it is not known. */
  readonly cell: number | null;
  readonly method: string;
  readonly url: string;
  /** ms since 1970, by the device. */
  readonly at: number;
  /** `answering`: the status came, the body is still on its way. */
  readonly state: "waiting" | "answering" | "done" | "failed";
  /** HTTP status; 0 while there is no answer, or where none came. */
  readonly status: number;
  readonly durationMs: number;
  readonly sizeBytes: number;
  readonly requestHeaders: HeaderList;
  readonly requestBody: ShownBody;
  readonly responseHeaders: HeaderList;
  readonly responseBody: ShownBody;
  /** Why no answer came, in the notebook's words. */
  readonly error: string;
}

/** What the panel can be told to show: all, what went wrong, or one class of statuses. */
export const callKinds = ["all", "wrong", "2", "3", "4", "5"] as const;
export type CallKind = (typeof callKinds)[number];

const isOfKind = ({ state, status }: NetworkCall, kind: CallKind): boolean => {
  if (kind === "all") return true;
  if (kind === "wrong") return state === "failed" || status >= 400;
  return Math.floor(status / 100) === Number(kind);
};

/** Calls of a kind whose method, address or status holds each word that is looked for, whatever its case. */
export function findCalls(
  calls: readonly NetworkCall[],
  { kind, text }: { readonly kind: CallKind; readonly text: string },
): readonly NetworkCall[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
  return calls.filter((call) => {
    const line = `${call.method} ${call.url} ${call.status || ""}`.toLowerCase();
    return isOfKind(call, kind) && wanted.every((word) => line.includes(word));
  });
}
