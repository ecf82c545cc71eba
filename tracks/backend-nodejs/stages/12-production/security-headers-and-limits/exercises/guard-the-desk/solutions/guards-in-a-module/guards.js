/** Security headers for every answer that comes after it. */
export function securityHeaders(req, res, next) {
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("referrer-policy", "no-referrer");
  res.setHeader("content-security-policy", ["default-src 'self'", "frame-ancestors 'none'"].join("; "));
  next();
}

/**
 * Counts calls for each key in fixed windows.
 *
 * The function that it returns gives 0 when the call may pass, and otherwise the milliseconds until it may.
 */
export function createLimit({ max, windowMs }) {
  const begunAt = new Map();
  const counts = new Map();
  return (key, nowMs) => {
    const isOver = nowMs - (begunAt.get(key) ?? -Infinity) >= windowMs;
    if (isOver) {
      begunAt.set(key, nowMs);
      counts.set(key, 0);
    }
    counts.set(key, counts.get(key) + 1);
    return counts.get(key) > max ? begunAt.get(key) + windowMs - nowMs : 0;
  };
}
