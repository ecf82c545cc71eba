const KNOWN = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

module.exports.createMetrics = function (bounds) {
  const ended = [];
  let begun = 0;

  function text() {
    const lines = [];
    lines.push("# TYPE http_requests_total counter");
    const seen = [];
    for (const one of ended) {
      if (seen.includes(one.labels)) continue;
      seen.push(one.labels);
      const same = ended.filter((other) => other.labels === one.labels).length;
      lines.push("http_requests_total{" + one.labels + "} " + same);
    }
    lines.push("# TYPE http_requests_in_flight gauge");
    lines.push("http_requests_in_flight " + (begun - ended.length));
    lines.push("# TYPE http_request_duration_seconds histogram");
    for (const bound of bounds.concat(Infinity)) {
      const n = ended.filter((one) => one.seconds <= bound).length;
      lines.push('http_request_duration_seconds_bucket{le="' + (bound === Infinity ? "+Inf" : bound) + '"} ' + n);
    }
    lines.push("http_request_duration_seconds_sum " + ended.reduce((sum, one) => sum + one.seconds, 0));
    lines.push("http_request_duration_seconds_count " + ended.length);
    lines.push("");
    return lines.join("\n");
  }

  return {
    begin: () => {
      begun = begun + 1;
    },
    end: (request) => {
      let route = request.route;
      if (route === undefined) route = "none";
      route = route.split("\\").join("\\\\").split('"').join('\\"').split("\n").join("\\n");
      const method = KNOWN.indexOf(request.method) === -1 ? "other" : request.method;
      const status = Math.floor(request.status / 100) + "xx";
      const labels = 'method="' + method + '",route="' + route + '",status="' + status + '"';
      ended.push({ labels, seconds: request.seconds });
    },
    text,
  };
};

module.exports.quantileOf = function (texts, q) {
  const bounds = [];
  const counts = [];
  for (const text of texts) {
    for (const line of text.split("\n")) {
      if (line.indexOf("http_request_duration_seconds_bucket{") !== 0) continue;
      const name = line.split('"')[1];
      const bound = name === "+Inf" ? Infinity : Number(name);
      if (!bounds.includes(bound)) {
        bounds.push(bound);
        counts.push(0);
      }
      counts[bounds.indexOf(bound)] += Number(line.split(" ").pop());
    }
  }
  const all = bounds.length === 0 ? 0 : counts[bounds.indexOf(Infinity)];
  if (all === 0) return null;
  const enough = bounds.filter((bound, index) => counts[index] >= q * all);
  return Math.min.apply(null, enough);
};
