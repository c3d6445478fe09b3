import { Clients } from "./clients.ts";
import { FileStore } from "./file-store.ts";
import { KeptLabs } from "./kept-labs.ts";
import type { HelloAnswer, KeepAnswer, ToPage, ToWorker } from "./messages.ts";
import { fileFor, isNamedByContent, type Release } from "./release.ts";
import type { FetchRequest, PageMessage, WorkerScope } from "./worker-types.ts";

declare const self: WorkerScope;
/** Written by the build (tools/offline/write-service-worker.ts). */
declare const __RELEASE__: Release;

const current = __RELEASE__;
const { scope } = self.registration;
const store = new FileStore(self.caches, scope);
const clients = new Clients(store);
const kept = new KeptLabs(store);

// A new release comes in whole, the labs of this device with it, before it is offered; else the next visit tries again.
// Where there is no room it comes all the same, and needs the network: a device that is full must not keep the old for ever.
self.addEventListener("install", (event) => {
  const bring = async () => {
    await store.putRelease(current);
    await kept.bring(current, [...current.shell, ...(await kept.filesIn(current))]);
  };
  event.waitUntil(bring());
});

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.type === "take-over") event.waitUntil(self.skipWaiting());
  if (message.type === "hello") event.waitUntil(greet(event, message.module));
  if (message.type === "keep") {
    const keep = async (): Promise<KeepAnswer> => {
      const files = await kept.add(current, message);
      return { isWhole: files.length > 0 && (await kept.bring(current, files).catch(() => false)) };
    };
    event.waitUntil(keep().then((answer) => event.ports[0]?.postMessage(answer)));
  }
});

/** A page keeps to the release that it came from, for as long as it is open. */
async function answer({ request, clientId, resultingClientId }: FetchRequest): Promise<Response> {
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  const isNavigation = request.mode === "navigate";
  const release = isNavigation ? current : await releaseOf(clientId);
  const file = release && fileFor(release, path, isNavigation);
  const hash = (file && release?.files[file]) || (isNamedByContent(path) ? await hashIn(path) : null);
  if (!hash) {
    if (isNavigation) await clients.set(resultingClientId, null);
    return fetch(request);
  }
  const known = await store.get(hash);
  if (known) {
    if (isNavigation) await clients.set(resultingClientId, current.id);
    return known;
  }
  const fetched = await ask(file ?? path, hash, clientId);
  if (isNavigation) await clients.set(resultingClientId, fetched.is === "same" ? current.id : null);
  if (fetched.is === "same" || isNavigation || isNamedByContent(path)) return fetched.response;
  // A newer file under the same name is not for this page.
  await tell(clientId, { type: "outdated" });
  await self.registration.update().catch(() => undefined);
  return new Response(null, { status: 409, statusText: "The server has a newer release" });
}

/** The release that a page is served from; null where it is none of ours. */
async function releaseOf(client: string): Promise<Release | null> {
  const id = await clients.releaseOf(client);
  if (id === null) return null;
  return id === undefined || id === current.id ? current : store.release(id);
}

/** Of a file that is named by its content, and that any release may name. */
async function hashIn(path: string): Promise<string | null> {
  const releases = [current, ...(await store.releases())];
  return releases.map(({ files }) => files[path]).find((hash) => hash !== undefined) ?? null;
}

async function ask(path: string, hash: string, client: string) {
  try {
    return await store.fetch(path, hash);
  } catch (error) {
    await tell(client, { type: "reached", reached: false });
    throw error;
  }
}

async function tell(client: string, message: ToPage): Promise<void> {
  (await self.clients.get(client))?.postMessage(message);
}

/** A page is there. One that came from the network before this worker was, is served by it from now on, if it is of this release. */
async function greet({ source, ports }: PageMessage, module: string): Promise<void> {
  if (!source) return;
  const id = await clients.releaseOf(source.id);
  const isCurrent = id === undefined ? Object.hasOwn(current.files, module) : id === current.id;
  if (id === undefined) await clients.set(source.id, isCurrent ? current.id : null);
  if (isCurrent) await self.clients.claim();
  ports[0]?.postMessage({ isCurrent } satisfies HelloAnswer);
  await tidy();
}

/** Drops the releases that no open page came from, unless a new one is just coming in: its files look like nobody's. */
async function tidy(): Promise<void> {
  const { installing, waiting } = self.registration;
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  const used = await clients.keepOnly(new Set(open.map(({ id }) => id)));
  if (installing || waiting) return;
  const releases = await store.releases();
  if (releases.some(({ id }) => id !== current.id && !used.has(id)))
    await store.keepOnly(releases.filter(({ id }) => id === current.id || used.has(id)));
}
