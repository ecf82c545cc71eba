/** Counts requests by method, route and status. There are few routes, so there are few counts. */
export function createMetrics() {
  const counts = new Map();
  return { count, show };

  function count(req, res, next) {
    res.on("finish", () => {
      if (!req.route) return;
      const route = req.route.path;
      const labels = `method="${req.method}",route="${route}",status="${res.statusCode}"`;
      counts.set(labels, (counts.get(labels) ?? 0) + 1);
    });
    next();
  }

  function show(req, res) {
    const lines = [...counts].map(([labels, times]) => `http_requests_total{${labels}} ${times}\n`);
    res.type("text/plain").send(lines.join(""));
  }
}
