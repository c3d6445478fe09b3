/** Made by tools/vite/reference.ts: the URL of what the toolkit's docstrings say (src/shared/reference.ts). */
declare module "virtual:reference" {
  const url: string;
  export default url;
}
