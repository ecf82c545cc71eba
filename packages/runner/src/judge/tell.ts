import type { FromJudge } from "./messages.ts";

let isMuted = false;

/** Tells the runner. */
export function tell(message: FromJudge): void {
  if (!isMuted) process.send?.(message);
}

/** Tells nothing until what it gives is called. */
export function mute(): () => void {
  isMuted = true;
  return () => {
    isMuted = false;
  };
}
