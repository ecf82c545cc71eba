import { fail } from "./answers.js";

const WINDOW_MS = 60_000;
const LONGEST_ADDRESS = 2000;

/**
 * Lets through `most` requests of each client in a minute. The minute is the same for all clients, and all counts are dropped at
 * its end, so many clients do not fill the memory for long.
 */
export function limit(most) {
  const counts = new Map();
  let endsAt = 0;
  return (req, res, next) => {
    const now = Date.now();
    if (now >= endsAt) {
      counts.clear();
      endsAt = now + WINDOW_MS;
    }
    const count = (counts.get(req.ip) ?? 0) + 1;
    counts.set(req.ip, count);
    if (count <= most) return next();
    res.set("Retry-After", new Date(endsAt).toUTCString());
    fail(res, 429, "These are too many requests. Please try again later.");
  };
}

export function shortAddress(req, res, next) {
  if (req.originalUrl.length <= LONGEST_ADDRESS) return next();
  fail(res, 414, "This address is too long.");
}
