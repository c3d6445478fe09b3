import { startKernel } from "../../kernel/client.ts";
import type { Language, Localized } from "../../shared/text.ts";
import type { SandboxPort, StartSandbox } from "../session/sandbox-port.ts";
import { startReferee } from "./referee-client.ts";

const titles: Localized = { "pt-BR": "Resultados do caderno", en: "Outputs of the notebook" };

interface SandboxOptions {
  /** The kernel's frame fills this element, under the page's flow. */
  readonly parent: HTMLElement;
  /** Text of the kernel, the referee and the libraries. */
  readonly feed: { text(specifier: string): Promise<string> };
}

/**
 * Starts a notebook's kernel and its referee together. All sandboxed frames of a page share one process: one that
 * hangs takes the other with it, and a new one hangs too while any old one is there. So both go at once.
 */
export function sandboxIn({ parent, feed }: SandboxOptions): StartSandbox {
  return ({ studentSeed, language, dark, onMessage, onDeath }): SandboxPort => {
    // The referee is started by the first check, so that it takes nothing from the first run of the cells.
    let referee: ReturnType<typeof startReferee> | null = null;
    const title = titles[language satisfies Language];
    const kernel = startKernel({
      parent,
      feed,
      studentSeed,
      language,
      dark,
      title,
      onMessage,
      onDeath: (cause) => {
        referee?.kill();
        onDeath(cause);
      },
    });
    return {
      kernel,
      referee: {
        check: (request, signal) => {
          referee ??= startReferee({ parent, feed });
          return referee.check(request, signal);
        },
      },
      ready: kernel.ready,
      kill() {
        referee?.kill();
        kernel.kill();
      },
    };
  };
}
