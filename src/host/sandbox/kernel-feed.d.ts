/** Made by tools/vite/kernel-feed.ts: the URL of each text that a sandboxed frame can be fed, by specifier. */
declare module "virtual:kernel-feed" {
  const urls: Readonly<Record<string, string>>;
  export default urls;
}
