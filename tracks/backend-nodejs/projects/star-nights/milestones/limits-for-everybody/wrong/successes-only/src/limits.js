const WINDOW_MS = 60_000;

/** Sets the headers that make browsers strict. The service has no pages, so they forbid everything. */
export function setSecurityHeaders(req, res, next) {
  res.set({
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=31536000; includeSubDomains",
  });
  next();
}

/**
 * Lets through `max` requests of each client in a minute. The minute is the same for all clients, and all counts are dropped at its
 * end, so many addresses do not fill the memory for long.
 */
export function limitRequests(max) {
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
    res.on("finish", () => {
      if (res.statusCode >= 400) counts.set(req.ip, (counts.get(req.ip) ?? 1) - 1);
    });
    if (count <= max) return next();
    res.set("Retry-After", `${Math.ceil((endsAt - now) / 1000)}`);
    res.status(429).json({ error: "These are too many requests. Please try again later." });
  };
}

/** Refuses bodies that do not say that they are JSON. */
export function needJson(req, res, next) {
  const hasBody = req.headers["transfer-encoding"] !== undefined || Number(req.headers["content-length"]) > 0;
  if (!hasBody || req.is("application/json")) return next();
  res.status(415).json({ error: "The body must be JSON." });
}
