export function setSecurityHeaders(req, res, next) {
  res.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  res.setHeader("X-Content-Type-Options", "nosniff");
  res.setHeader("Referrer-Policy", "no-referrer");
  res.setHeader("Strict-Transport-Security", "max-age=31536000");
  next();
}

/** Counts by the minutes of the clock. */
export function limitRequests(max) {
  let minute = 0;
  let counts = {};
  return (req, res, next) => {
    const seconds = Math.floor(Date.now() / 1000);
    if (Math.floor(seconds / 60) !== minute) {
      minute = Math.floor(seconds / 60);
      counts = {};
    }
    counts[req.ip] = (counts[req.ip] || 0) + 1;
    if (counts[req.ip] > max) {
      res.setHeader("Retry-After", String(60 - (seconds % 60)));
      res.status(429).json({ error: "You are too fast." });
    } else {
      next();
    }
  };
}

export function needJson(req, res, next) {
  if (Number(req.get("content-length")) > 0 && !req.is("application/json")) {
    res.status(415).json({ error: "Send JSON." });
  } else {
    next();
  }
}
