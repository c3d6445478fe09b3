import { AgreedRelease } from "./agreed-release.ts";
import { Clients } from "./clients.ts";
import { FileStore } from "./file-store.ts";
import { KeptLabs } from "./kept-labs.ts";
import type { HelloAnswer, KeepAnswer, ReleaseAnswer, ToPage, ToWorker } from "./messages.ts";
import { fileFor, isNamedByContent, type Release } from "./release.ts";
import type { FetchRequest, PageMessage, WorkerScope } from "./worker-types.ts";

declare const self: WorkerScope;
/** Written by the build (tools/offline/write-service-worker.ts). */
declare const __RELEASE__: Release;

const current = __RELEASE__;
const { scope } = self.registration;
const store = new FileStore(self.caches, scope);
const agreed = new AgreedRelease(store, current);
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

self.addEventListener("activate", (event) => event.waitUntil(agreed.setToOwn().then(tidy)));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(scope)) event.respondWith(answer(event));
});

self.addEventListener("message", (event) => {
  const message = event.data as ToWorker;
  if (message.type === "take-over") event.waitUntil(takeOver(event));
  if (message.type === "release") event.ports[0]?.postMessage({ release: current.id } satisfies ReleaseAnswer);
  if (message.type === "hello") event.waitUntil(greet(event, message.module));
  if (message.type === "keep") {
    const keep = async (): Promise<KeepAnswer> => {
      const release = await agreed.get();
      const files = await kept.add(release, message);
      return { isWhole: files.length > 0 && (await kept.bring(release, files).catch(() => false)) };
    };
    event.waitUntil(keep().then((answer) => event.ports[0]?.postMessage(answer)));
  }
});

/** A page keeps to the release that it came from, for as long as it is open. */
async function answer({ request, clientId, resultingClientId }: FetchRequest): Promise<Response> {
  const path = new URL(request.url).pathname.slice(new URL(scope).pathname.length);
  const isNavigation = request.mode === "navigate";
  const release = isNavigation ? await agreed.get() : await releaseOf(clientId);
  const file = release && fileFor(release, path, isNavigation);
  const hash = (file && release?.files[file]) || (isNamedByContent(path) ? await hashIn(path) : null);
  if (!hash) {
    if (isNavigation) await clients.set(resultingClientId, null);
    return fetch(request);
  }
  const known = await store.get(hash);
  if (known) {
    if (isNavigation) await clients.set(resultingClientId, release?.id ?? null);
    return known;
  }
  const fetched = await ask(file ?? path, hash, clientId);
  if (isNavigation) await clients.set(resultingClientId, fetched.is === "same" ? (release?.id ?? null) : null);
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
  if (id === undefined) return agreed.get();
  return id === current.id ? current : store.release(id);
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

/**
 * The student agreed: pages come from this release from now on, served by the worker before this one, which knows all releases
 * on the device. Nothing skips the wait for it to go: Chromium then leaves a page that reloads at once waiting for minutes.
 */
async function takeOver({ ports }: PageMessage): Promise<void> {
  await agreed.setToOwn();
  ports[0]?.postMessage({ release: current.id } satisfies ReleaseAnswer);
  const open = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of open) page.postMessage({ type: "agreed" } satisfies ToPage);
}

/** A page is there. One that came from the network before this worker was, is served by it from now on, if it is of the agreed release. */
async function greet({ source, ports }: PageMessage, module: string): Promise<void> {
  if (!source) return;
  const { id: served, files } = await agreed.get();
  const known = await clients.releaseOf(source.id);
  const release = known === undefined ? (Object.hasOwn(files, module) ? served : null) : known;
  if (known === undefined) await clients.set(source.id, release);
  if (release === served) await self.clients.claim();
  ports[0]?.postMessage({ release, isCurrent: release === served } satisfies HelloAnswer);
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
