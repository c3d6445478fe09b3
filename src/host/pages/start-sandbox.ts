import { startKernel } from "../../kernel/client.ts";
import { feed } from "../sandbox/feed.ts";
import { startReferee } from "../sandbox/referee-client.ts";
import type { StartSandbox } from "../session/sandbox-port.ts";

/**
 * Starts the two frames of a lab: the kernel under the page's flow, the referee unseen beside it.
 * @param stage - the element that the kernel frame fills
 * @param title - what a screen reader calls the kernel frame
 */
export function sandboxOn(stage: HTMLElement, title: string): StartSandbox {
  return (start) => {
    const referee = startReferee({ parent: stage, feed });
    const kernel = startKernel({ parent: stage, feed, title, ...start });
    return {
      kernel,
      referee,
      ready: kernel.ready,
      kill: () => {
        referee.kill();
        kernel.kill();
      },
    };
  };
}
