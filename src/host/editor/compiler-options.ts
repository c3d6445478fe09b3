/** How TypeScript reads cells: calmly, for types are left open by design. The enums are Monaco's, or its worker's own. */
export function compilerOptions<Target, Module, Resolution>({
  ScriptTarget,
  ModuleKind,
  ModuleResolutionKind,
}: {
  readonly ScriptTarget: { readonly ESNext: Target };
  readonly ModuleKind: { readonly ESNext: Module };
  readonly ModuleResolutionKind: { readonly NodeJs: Resolution };
}) {
  return {
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
    lib: ["esnext", "dom", "dom.iterable"],
    allowNonTsExtensions: true,
    allowJs: true,
    noEmit: true,
    strict: false,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
  };
}
