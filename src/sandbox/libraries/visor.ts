/**
 * Takes the place of tfjs-vis's visor, which is fixed to the window: a named surface draws in the cell that asks for it.
 * The other methods of the visor do nothing, since there is no panel to open or close.
 */
interface SurfaceRequest {
  readonly name: string;
  readonly tab?: string;
}
type MakeSurface = (request: SurfaceRequest) => unknown;

let makeSurface: MakeSurface = () => {
  throw new Error("tfvis is not connected to a notebook");
};

/** The kernel says where surfaces stand. */
export function useSurfaces(make: MakeSurface): void {
  makeSurface = make;
}

const nothing = (): void => {};

export function visor() {
  return {
    surface(request: SurfaceRequest): unknown {
      if (typeof request?.name !== "string") throw new Error("a surface needs a name: {name: '…'}");
      return makeSurface(request);
    },
    isOpen: () => true,
    isFullscreen: () => false,
    open: nothing,
    close: nothing,
    toggle: nothing,
    toggleFullScreen: nothing,
    bindKeys: nothing,
    unbindKeys: nothing,
    setActiveTab: nothing,
  };
}
