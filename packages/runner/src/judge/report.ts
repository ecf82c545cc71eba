import type { FromJudge } from "../wire/judge-messages.ts";

let isMuted = false;
let deliver = (message: FromJudge): void => {
  waiting.push(message);
  if (waiting.length === 1) process.nextTick(sendWaiting);
};
let waiting: FromJudge[] = [];

/** Sends a message to the runner, with all others of the same turn of the event loop, since each one wakes it. */
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

function sendWaiting(): void {
  const messages = waiting;
  waiting = [];
  process.send?.(messages);
}
