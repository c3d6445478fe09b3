/** What Playwright turns off: of two lists Chromium takes the last (chromium.spec.ts holds this one to Playwright's). */
const offByPlaywright = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
  "msForceBrowserSignIn",
  "msEdgeUpdateLaunchServicesPreferredVersion",
];

/** The lists below the address bar are pages of Chromium's own, loaded with each window: a third of what a short test costs. */
const addressBar = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** The flag that has Chromium open windows without what no test looks at. */
export const disabledFeatures = `--disable-features=${[...offByPlaywright, ...addressBar].join(",")}`;
