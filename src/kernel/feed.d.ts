/** Served by tools/vite/kernel-feed.ts. */
declare module "virtual:kernel-feed" {
  /** URL of each text that a sandboxed frame can be fed with, by specifier. */
  const urls: Readonly<Record<string, string>>;
  export default urls;
}
