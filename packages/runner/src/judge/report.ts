import type { FromJudge } from "../wire/judge-messages.ts";

let isMuted = false;
let deliver = (message: FromJudge): void => void process.send?.(message);

/** Sends a message to the runner. */
export function report(message: FromJudge): void {
  if (!isMuted) deliver(message);
}

/**
 * Sends later messages through another function, since a thread of the judge has no connection to the runner.
 */
export function reportThrough(other: (message: FromJudge) => void): void {
  deliver = other;
}

/** Drops all messages until the returned function is called. */
export function mute(): () => void {
  isMuted = true;
  return () => {
    isMuted = false;
  };
}
