/** The part of a service worker's world that is used: TypeScript's own types of it cannot stand beside those of a page. */
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchRequest extends Extendable {
  readonly request: Request;
  readonly clientId: string;
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

export interface PageMessage extends Extendable {
  readonly data: unknown;
  readonly ports: readonly MessagePort[];
  readonly source: { readonly id: string } | null;
}

interface Page {
  readonly id: string;
  postMessage(message: unknown): void;
}

export interface WorkerScope {
  readonly registration: ServiceWorkerRegistration;
  readonly caches: CacheStorage;
  readonly clients: {
    claim(): Promise<void>;
    get(id: string): Promise<Page | undefined>;
    matchAll(options: { includeUncontrolled: boolean; type: "window" }): Promise<readonly Page[]>;
  };
  addEventListener(type: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchRequest) => void): void;
  addEventListener(type: "message", listener: (event: PageMessage) => void): void;
}
