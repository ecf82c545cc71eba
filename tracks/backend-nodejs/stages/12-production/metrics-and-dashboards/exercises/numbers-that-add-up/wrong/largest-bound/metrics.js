const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const DURATION = "http_request_duration_seconds";

export function createMetrics(bounds) {
  const requests = new Map();
  const atMost = new Map(bounds.map((bound) => [bound, 0]));
  let inFlight = 0;
  let sum = 0;
  let count = 0;

  function begin() {
    inFlight += 1;
  }

  function end({ method, route, status, seconds }) {
    const labels = toLabels({
      method: METHODS.has(method) ? method : "other",
      route: route ?? "none",
      status: `${Math.floor(status / 100)}xx`,
    });
    requests.set(labels, (requests.get(labels) ?? 0) + 1);
    inFlight -= 1;
    sum += seconds;
    count += 1;
    for (const bound of bounds) {
      if (seconds <= bound) atMost.set(bound, atMost.get(bound) + 1);
    }
  }

  function text() {
    const lines = ["# TYPE http_requests_total counter"];
    for (const [labels, value] of requests) lines.push(`http_requests_total${labels} ${value}`);
    lines.push("# TYPE http_requests_in_flight gauge", `http_requests_in_flight ${inFlight}`);
    lines.push(`# TYPE ${DURATION} histogram`);
    for (const [bound, value] of atMost) lines.push(`${DURATION}_bucket{le="${bound}"} ${value}`);
    lines.push(`${DURATION}_bucket{le="+Inf"} ${count}`, `${DURATION}_sum ${sum}`, `${DURATION}_count ${count}`);
    return `${lines.join("\n")}\n`;
  }

  return { begin, end, text };
}

const toLabels = (labels) =>
  `{${Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value)}"`)
    .join(",")}}`;

const escape = (value) => value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");

export function quantileOf(texts, q) {
  const sums = new Map();
  for (const line of texts.join("\n").split("\n")) {
    const found = /^http_request_duration_seconds_bucket\{le="(.+)"\} (\d+)$/.exec(line);
    if (found) sums.set(found[1], (sums.get(found[1]) ?? 0) + Number(found[2]));
  }
  const total = sums.get("+Inf") ?? 0;
  if (total === 0) return null;
  const bounds = [...sums.keys()].filter((bound) => bound !== "+Inf").map(Number);
  const fast = bounds.filter((bound) => sums.get(String(bound)) >= q * total);
  return fast.length > 0 ? Math.min(...fast) : Math.max(...bounds);
}
