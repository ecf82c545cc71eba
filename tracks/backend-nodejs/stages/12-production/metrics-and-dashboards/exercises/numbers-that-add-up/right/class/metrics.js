class Metrics {
  constructor(bounds) {
    this.bounds = bounds;
    this.durations = bounds.map(() => 0);
    this.slower = 0;
    this.sum = 0;
    this.open = 0;
    this.counts = {};
  }
  begin() {
    this.open++;
  }
  end(request) {
    this.open--;
    const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(request.method) ? request.method : "other";
    const route = request.route === undefined ? "none" : request.route;
    const labels = [
      `status=${JSON.stringify(`${Math.trunc(request.status / 100)}xx`)}`,
      `route=${JSON.stringify(route)}`,
      `method=${JSON.stringify(method)}`,
    ];
    const key = `http_requests_total{${labels.join(", ")}}`;
    this.counts[key] = this.counts[key] + 1 || 1;
    const at = this.bounds.findIndex((bound) => request.seconds <= bound);
    if (at < 0) this.slower++;
    else this.durations[at]++;
    this.sum += request.seconds;
  }
  text() {
    let running = 0;
    let out = "# HELP http_request_duration_seconds How long requests take.\n";
    out += "# TYPE http_request_duration_seconds histogram\n";
    this.bounds.forEach((bound, index) => {
      running += this.durations[index];
      out += `http_request_duration_seconds_bucket{le="${bound}"} ${running}\n`;
    });
    const all = running + this.slower;
    out += `http_request_duration_seconds_bucket{le="+Inf"} ${all}\n`;
    out += `http_request_duration_seconds_sum ${this.sum}\n`;
    out += `http_request_duration_seconds_count ${all}\n\n`;
    out += `# TYPE http_requests_in_flight gauge\nhttp_requests_in_flight ${this.open}\n`;
    out += "# TYPE http_requests_total counter\n";
    for (const key in this.counts) out += `${key} ${this.counts[key]}\n`;
    return out;
  }
}

export const createMetrics = (bounds) => {
  const metrics = new Metrics(bounds);
  return { begin: () => metrics.begin(), end: (request) => metrics.end(request), text: () => metrics.text() };
};

export const quantileOf = (texts, q) => {
  const totals = {};
  for (const text of texts) {
    for (const [, bound, value] of text.matchAll(/^http_request_duration_seconds_bucket\{le="([^"]+)"\}\s+(\S+)/gm)) {
      totals[bound] = (totals[bound] || 0) + parseFloat(value);
    }
  }
  const all = totals["+Inf"] || 0;
  if (all === 0) return null;
  let best = Infinity;
  for (const bound in totals) {
    if (totals[bound] / all >= q && Number(bound) < best) best = Number(bound);
  }
  return best;
};
