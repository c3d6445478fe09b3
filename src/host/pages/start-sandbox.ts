import { type KernelOptions, openKernelFrame, startKernel } from "../../kernel/client.ts";
import type { SandboxedFrame } from "../../kernel/frame.ts";
import { feed } from "../sandbox/feed.ts";
import { LateReferee } from "../sandbox/late-referee.ts";
import type { StartSandbox } from "../session/sandbox-port.ts";

/** The referee shares the kernel's process, and the cells come first. */
const warmRefereeAfterMs = 1_000;

/**
 * Opens the kernel's frame while the lab is still being fetched, beside the page. A browser that cannot move a frame
 * without loading it anew opens it later.
 */
export function openEarly(stage: HTMLElement, title: string): Promise<SandboxedFrame> | undefined {
  if (!("moveBefore" in stage)) return undefined;
  stage.style.visibility = "hidden";
  document.body.append(stage);
  const frame = openKernelFrame({ parent: stage, feed, title });
  frame.catch(() => undefined);
  return frame;
}

/**
 * Starts the two frames of a lab: the kernel under the page's flow, the referee unseen beside it.
 * @param stage - the element that the kernel frame fills
 * @param title - what a screen reader calls the kernel frame
 * @param early - the first kernel's frame, where it was opened before
 * @param answers - for the student's own files, and for what outlives the page
 */
export function sandboxOn(
  stage: HTMLElement,
  title: string,
  early: Promise<SandboxedFrame> | undefined,
  answers: Pick<KernelOptions, "onOpenFile" | "onStore">,
): StartSandbox {
  let frame = early;
  return (start) => {
    const referee = new LateReferee(stage);
    const kernel = startKernel({ parent: stage, feed, title, frame, ...answers, ...start });
    frame = undefined;
    let warming: ReturnType<typeof setTimeout> | undefined;
    void kernel.ready.then(() => {
      warming = setTimeout(() => referee.warm(), warmRefereeAfterMs);
    });
    return {
      kernel,
      referee,
      ready: kernel.ready,
      kill: () => {
        clearTimeout(warming);
        referee.kill();
        kernel.kill();
      },
    };
  };
}
