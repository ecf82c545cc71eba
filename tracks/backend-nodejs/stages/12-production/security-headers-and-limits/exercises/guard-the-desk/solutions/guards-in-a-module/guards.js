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
  const windows = new Map(); // key → { count, endsAt }, the oldest first
  return (key, nowMs) => {
    for (const [old, { endsAt }] of windows) {
      if (nowMs < endsAt) break;
      windows.delete(old);
    }
    const window = windows.get(key) ?? { count: 0, endsAt: nowMs + windowMs };
    windows.set(key, window);
    window.count += 1;
    return window.count > max ? window.endsAt - nowMs : 0;
  };
}
