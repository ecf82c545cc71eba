import { count } from "./numbers.ts";

/** Minutes in the words of someone who plans an evening: "12 minutes", "about 3 hours". */
export function inMinutesOrHours(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return whole === 1 ? "1 minute" : `${whole} minutes`;
  const halfHours = Math.round(whole / 30);
  const hours = halfHours / 2;
  if (hours === 1) return "about 1 hour";
  return `about ${hours >= 10 ? Math.round(hours) : hours} hours`;
}

/** Milliseconds as seconds, for limits: "5 seconds", "0.5 seconds". */
export function inSeconds(ms: number): string {
  return count(Math.round(ms / 100) / 10, "second");
}

/** How long something took: "80 ms", "1.2 seconds". */
export function inSecondsOrMs(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : inSeconds(ms);
}
