import { type Browser, chromium } from "@playwright/test";

interface LaunchOptions {
  readonly executablePath: string;
  /** Chromium's own sandbox. Hostile code runs in this browser: false only where nothing else is possible, as for root in CI. */
  readonly sandbox: boolean;
}

/** A megabyte count, as V8 takes it: a heap that grows beyond it ends its process. */
const heapMegabytes = 1_024;

/**
 * Starts the browser that runs submissions. No name resolves but localhost, what has an address goes to a proxy that is
 * not there, and no packet leaves beside the proxy.
 * @throws Error where Chromium does not start, as with its sandbox for root
 */
export function launchBrowser({ executablePath, sandbox }: LaunchOptions): Promise<Browser> {
  return chromium.launch({
    executablePath,
    chromiumSandbox: sandbox,
    args: [
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
      "--proxy-server=http://127.0.0.1:1",
      "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
      `--js-flags=--max-old-space-size=${heapMegabytes}`,
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
