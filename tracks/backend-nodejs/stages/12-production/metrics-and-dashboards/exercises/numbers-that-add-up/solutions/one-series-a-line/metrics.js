const KNOWN_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n" };
const BUCKET = 'http_request_duration_seconds_bucket{le="';

export function createMetrics(bounds) {
  const series = { http_requests_in_flight: 0 };
  for (const bound of bounds) series[`${BUCKET}${bound}"}`] = 0;
  series[`${BUCKET}+Inf"}`] = 0;
  series.http_request_duration_seconds_sum = 0;
  series.http_request_duration_seconds_count = 0;
  const add = (name, amount = 1) => {
    series[name] = (series[name] ?? 0) + amount;
  };

  return {
    begin: () => add("http_requests_in_flight"),
    end({ method, route = "none", status, seconds }) {
      add("http_requests_in_flight", -1);
      const verb = KNOWN_METHODS.includes(method) ? method : "other";
      const pattern = route.replace(/[\\"\n]/g, (sign) => ESCAPES[sign]);
      add(`http_requests_total{method="${verb}",route="${pattern}",status="${String(status)[0]}xx"}`);
      for (const bound of [...bounds, "+Inf"]) {
        if (bound === "+Inf" || bound >= seconds) add(`${BUCKET}${bound}"}`);
      }
      add("http_request_duration_seconds_sum", seconds);
      add("http_request_duration_seconds_count");
    },
    text() {
      const of = (start) => Object.keys(series).filter((name) => name.startsWith(start));
      const block = (name, kind) => [`# TYPE ${name} ${kind}`, ...of(name).map((one) => `${one} ${series[one]}`)];
      const blocks = [
        ...block("http_requests_total", "counter"),
        ...block("http_requests_in_flight", "gauge"),
        ...block("http_request_duration_seconds", "histogram"),
      ];
      return blocks.map((line) => line + "\n").join("");
    },
  };
}

export function quantileOf(texts, q) {
  const counts = {};
  for (const line of texts.flatMap((text) => text.split("\n"))) {
    if (!line.startsWith(BUCKET)) continue;
    const [bound, value] = line.slice(BUCKET.length).split('"} ');
    counts[bound] = (counts[bound] ?? 0) + Number(value);
  }
  const total = counts["+Inf"];
  if (!total) return null;
  const sorted = Object.keys(counts)
    .map((bound) => (bound === "+Inf" ? Infinity : Number(bound)))
    .sort((a, b) => a - b);
  return sorted.find((bound) => bound === Infinity || counts[bound] >= q * total);
}
