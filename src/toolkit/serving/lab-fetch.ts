import { notebookHere } from "../base/notebook.ts";
import { CallLog } from "./call-log.ts";
import { noNetwork, noServer, redirectRefused, tooManyRedirects } from "./errors.ts";
import { addresses, serverAt } from "./servers.ts";

const mostRedirects = 20;
const redirects = new Set([301, 302, 303, 307, 308]);
/** Responses of these statuses have no body, whatever the app gave. */
const withoutBody = new Set([101, 204, 205, 304]);

/**
 * What `fetch` is in a notebook: it reaches the servers that the notebook itself serves, at `http://<name>.lab/…`.
 * Status, headers, streamed bodies, redirects and aborts are those of Fetch. The notebook counts as of the same origin as
 * its servers: CORS headers arrive, and nothing is refused for want of them.
 * @param cell - who asks, for the network panel; by default the cell whose code runs
 * @throws TypeError for any other address, where no such server is up, or where it ends before it answers; what the signal
 *   says where the call is aborted
 * @example const response = await fetch(`${server.url}/pacientes?pagina=2`); const {itens} = await response.json();
 * @see https://fetch.spec.whatwg.org/
 */
export async function labFetch(
  resource: RequestInfo | URL,
  init?: RequestInit,
  cell: string = notebookHere()?.cell() ?? "",
): Promise<Response> {
  if (!(resource instanceof Request) && !URL.canParse(String(resource))) throw noNetwork(String(resource));
  let request = new Request(resource, init);
  const { signal, redirect } = request;
  for (let step = 0; ; step += 1) {
    // A redirect that keeps the method sends the body again.
    const again = redirect === "follow" && request.body ? request.clone() : request;
    const response = await exchange(request, { signal, cell, isRedirected: step > 0 });
    const location = response.headers.get("location");
    if (!redirects.has(response.status) || location === null || redirect === "manual") {
      if (again !== request) void again.body?.cancel();
      return response;
    }
    if (redirect === "error") throw redirectRefused(request.url);
    await response.body?.cancel();
    const to = new URL(location, request.url).href;
    if (step === mostRedirects) throw tooManyRedirects(to);
    request = redirected(again, response.status, to, signal);
  }
}

interface Exchange {
  readonly signal: AbortSignal;
  readonly cell: string;
  readonly isRedirected: boolean;
}

async function exchange(request: Request, { signal, cell, isRedirected }: Exchange): Promise<Response> {
  signal.throwIfAborted();
  const url = new URL(request.url);
  if (url.protocol !== "http:" || !url.host.endsWith(".lab")) throw noNetwork(request.url);
  const server = serverAt(url.origin);
  if (!server) throw noServer(request.url, addresses());
  const call = new CallLog(request, cell);
  const ending = AbortSignal.any([signal, server.closed]);
  try {
    const response = await server.handle(request, ending);
    call.answered(response);
    const hasBody = response.body && request.method !== "HEAD" && !withoutBody.has(response.status);
    if (!hasBody) call.ended();
    // An app's own Response says nothing of the address that it answers.
    const { status, statusText, headers } = response;
    const body = hasBody && response.body ? watched(response.body, call, ending) : null;
    const delivered = new Response(body, { status, statusText, headers });
    url.hash = "";
    return Object.defineProperties(delivered, { url: { value: url.href }, redirected: { value: isRedirected } });
  } catch (error) {
    call.ended(error);
    throw error;
  }
}

/** The body as the app streams it, counted; it breaks off where the call is aborted or the server ends. */
function watched(body: ReadableStream<Uint8Array>, call: CallLog, signal: AbortSignal): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let abort = (): void => {};
  const end = (error?: unknown): void => {
    signal.removeEventListener("abort", abort);
    call.ended(error);
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      abort = () => {
        end(signal.reason);
        controller.error(signal.reason);
        reader.cancel(signal.reason).catch(() => undefined);
      };
      if (signal.aborted) abort();
      else signal.addEventListener("abort", abort);
    },
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (signal.aborted) return;
        if (done) {
          end();
          controller.close();
          return;
        }
        call.received(value);
        controller.enqueue(value);
      } catch (error) {
        if (signal.aborted) return;
        // A stream that fails in the server: the status is sent already, so only the body can tell.
        console.error(error);
        end(error);
        controller.error(error);
      }
    },
    cancel(reason) {
      end();
      return reader.cancel(reason);
    },
  });
}

/** The request that follows a redirect: 303 becomes a GET, and so does a POST after 301 and 302. */
function redirected(request: Request, status: number, to: string, signal: AbortSignal): Request {
  const { method, headers } = request;
  const becomesGet =
    (status === 303 && method !== "GET" && method !== "HEAD") ||
    ((status === 301 || status === 302) && method === "POST");
  if (becomesGet) {
    const kept = new Headers(headers);
    for (const name of ["content-type", "content-length", "content-encoding", "content-language", "content-location"])
      kept.delete(name);
    return new Request(to, { method: "GET", headers: kept, signal });
  }
  const body = request.body ? { body: request.body, duplex: "half" } : {};
  return new Request(to, { method, headers, signal, ...body } as RequestInit);
}
