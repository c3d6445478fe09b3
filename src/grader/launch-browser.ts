import { type Browser, chromium } from "@playwright/test";

interface LaunchOptions {
  readonly executablePath: string;
  /** Chromium's own sandbox. Hostile code runs in this browser: false only where nothing else is possible, as for root in CI. */
  readonly sandbox: boolean;
}

const v8Flags = [
  // A heap that grows beyond these megabytes ends its process.
  "--max-old-space-size=1024",
  // Each submission's code is new, runs for a moment and is gone: to optimise it took longer than it saved (docs/decisions/0025).
  "--no-turbofan",
  // Nor does Maglev's code pay before it has been called so often (docs/decisions/0027).
  "--invocation-count-for-maglev=2000",
];

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
      `--js-flags=${v8Flags.join(",")}`,
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
