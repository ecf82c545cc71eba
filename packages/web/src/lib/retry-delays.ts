/** Waits between tries of a call that got no answer, in milliseconds: quick at first, then every five seconds, for about a minute. */
export const RETRY_DELAYS_MS: readonly number[] = [
  250,
  500,
  1000,
  2000,
  ...Array.from({ length: 11 }, () => 5000),
];
