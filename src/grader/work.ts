import { type ClassServer, type Job, TokenRefused } from "./class-server.ts";
import type { Grader } from "./grader.ts";
import type { Grading } from "./grading.ts";

interface WorkOptions {
  readonly server: ClassServer;
  readonly grader: Grader;
  /** Ends the work after the job at hand. */
  readonly signal: AbortSignal;
  readonly onGraded: (job: Job, grading: Grading) => void;
  /** The server does not answer, or refuses: it is asked again. */
  readonly onTrouble: (error: unknown) => void;
}

const idleMs = 1_000;
const troubleMs = 5_000;

/**
 * Takes one job after the other from a class server, as long as it is let.
 * @throws TokenRefused where the server does not know the token, and Error where this machine cannot grade: the
 *   job then goes to another grader when its lease ends
 */
export async function work({ server, grader, signal, onGraded, onTrouble }: WorkOptions): Promise<void> {
  /** Null where the server could not be asked. */
  const asked = async <Answer>(question: Promise<Answer>): Promise<{ readonly answer: Answer } | null> => {
    try {
      return { answer: await question };
    } catch (error) {
      if (error instanceof TokenRefused) throw error;
      onTrouble(error);
      await pause(troubleMs, signal);
      return null;
    }
  };
  while (!signal.aborted) {
    const leased = await asked(server.lease());
    if (leased === null) continue;
    const job = leased.answer;
    if (job === null) {
      await pause(idleMs, signal);
      continue;
    }
    const submission = await asked(server.submission(job));
    if (submission === null) continue;
    const grading = await grader.grade(submission.answer, { labHash: job.labHash });
    if (await asked(server.bring(job, grading))) onGraded(job, grading);
  }
}

/** Ends early where the work is to end. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
}
