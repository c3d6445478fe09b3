/** The parts of two untyped packages that the kernel uses. */
declare module "@observablehq/runtime" {
  export interface Observer {
    /** The element watched by `visibility`. */
    readonly _node?: Element;
    pending?(): void;
    fulfilled?(value: unknown, name: string | null): void;
    rejected?(error: unknown, name: string | null): void;
  }
  // biome-ignore lint/complexity/noBannedTypes: the runtime applies it to the values of the inputs
  type Definition = Function;
  export class Variable {
    constructor(
      type: number,
      module: Module,
      observer?: Observer | null,
      options?: { shadow: Record<string, Definition> },
    );
    readonly _module: Module;
    readonly _version: number;
    readonly _shadow: Map<string, Variable>;
    /** The value that was last computed; undefined before, and after an error. */
    readonly _value: unknown;
    define(name: string | null, inputs: readonly string[], definition: Definition): this;
    define(inputs: readonly string[], definition: Definition): this;
    delete(): this;
  }
  export class Module {
    define(name: string | null, inputs: readonly string[], definition: Definition): Variable;
    variable(observer?: Observer | true | null, options?: { shadow: Record<string, Definition> }): Variable;
    value(name: string): Promise<unknown>;
    readonly _scope: ReadonlyMap<string, Variable>;
  }
  export class Runtime {
    constructor(builtins: Readonly<Record<string, unknown>>, global: (name: string) => unknown);
    module(): Module;
    dispose(): void;
    readonly _disposed: boolean;
    /** Generators that wait to be asked for their next value. */
    readonly _precomputes: readonly unknown[];
    _computeNow(): Promise<void>;
    _computeSoon(): Promise<void>;
  }
  export class RuntimeError extends Error {
    constructor(message: string, input?: string);
    readonly input?: string;
  }
}

declare module "@observablehq/inspector" {
  export class Inspector {
    constructor(node: Element);
    fulfilled(value: unknown, name?: string): void;
  }
}
