import type { FromJudge } from "../wire/judge-messages.ts";

let isMuted = false;
let deliver = (message: FromJudge): void => void process.send?.(message);

/** Tells the runner. */
export function report(message: FromJudge): void {
  if (!isMuted) deliver(message);
}

/** From now on it is told in this way: a thread of the judge's has no way of its own. */
export function reportThrough(other: (message: FromJudge) => void): void {
  deliver = other;
}

/** Tells nothing until what it gives is called. */
export function mute(): () => void {
  isMuted = true;
  return () => {
    isMuted = false;
  };
}
