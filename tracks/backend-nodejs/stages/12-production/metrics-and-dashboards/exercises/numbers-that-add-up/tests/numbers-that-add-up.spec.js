import { call, describe, expect, inside, randomInt, test } from "@aulo/runner/spec";

const DURATION = "http_request_duration_seconds";
const BOUNDS = [0.1, 0.5, 2];

/** The text of a new object after the given requests, of which some have only begun. A request is what `end` gets. */
const textAfter = (requests, { stillOpen = 0, bounds = BOUNDS } = {}) =>
  inside(
    ({ createMetrics }, requests, stillOpen, bounds) => {
      const metrics = createMetrics(bounds);
      for (let i = 0; i < requests.length + stillOpen; i += 1) metrics.begin();
      for (const request of requests) metrics.end(request);
      return metrics.text();
    },
    requests,
    stillOpen,
    bounds,
  );

const ended = (given = {}) => ({ method: "GET", route: "/seats/:id", status: 200, seconds: 0.2, ...given });
const ofSeconds = (...all) => all.map((seconds) => ended({ seconds }));

/** The lines of a text: series as `{ name, labels, value }`, the others as `{ comment }`. Labels are sorted by name. */
function linesOf(text) {
  return `${text}`
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      if (line.startsWith("#")) return { comment: line.trim() };
      const [, name, braces = "", value] = /^([a-z_]+)(?:\{(.*)\})?\s+(\S+)$/.exec(line) ?? [];
      const labels = [...braces.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(
        ([, label, given]) => `${label}="${given}"`,
      );
      const isWhole =
        labels.sort().join().length === braces.replaceAll(/(?<="),\s*/g, ",").replace(/,$/, "").length;
      if (name === undefined || !isWhole) return { unreadable: line };
      return { name, labels: labels.join(","), value: Number(value) };
    });
}

/** The values of one metric by labels. Sums are rounded. */
const seriesOf = (text, wanted) =>
  Object.fromEntries(
    linesOf(text)
      .filter(({ name, unreadable = "" }) => name === wanted || unreadable.startsWith(wanted))
      .map(({ labels, value, unreadable }) =>
        unreadable ? ["unreadable", unreadable] : [labels || "no labels", Math.round(value * 1e6) / 1e6],
      ),
  );

const bucketsOf = (text) => seriesOf(text, `${DURATION}_bucket`);

test("each object counts for itself", { checks: ["own"] }, async () => {
  const texts = await inside(
    ({ createMetrics }, bounds, request) => {
      const [first, second] = [createMetrics(bounds), createMetrics(bounds)];
      first.begin();
      first.end(request);
      return [first.text(), second.text()];
    },
    BOUNDS,
    ended(),
  );
  const found = texts.map((text) => ({
    counted: Object.values(seriesOf(text, "http_requests_total")),
    count: seriesOf(text, `${DURATION}_count`)["no labels"],
  }));
  expect(found).toEqual([
    { counted: [1], count: 1 },
    { counted: [], count: 0 },
  ]);
});

describe("the counter", () => {
  test("counts by method, route and class of the status", { checks: ["counter"] }, async () => {
    const [many, few] = [randomInt(5, 9), randomInt(2, 4)];
    const text = await textAfter([
      ...Array(many).fill(ended()),
      ...Array(few).fill(ended({ method: "POST", route: "/orders", status: 201 })),
      ended({ status: 404 }),
      ended({ status: 499 }),
      ended({ status: 500 }),
      ended({ status: 304 }),
      ended({ status: 204 }),
      ended({ route: "/orders", status: 101 }),
      ended({ route: "", status: 200 }),
    ]);
    expect(seriesOf(text, "http_requests_total")).toEqual({
      'method="GET",route="/seats/:id",status="2xx"': many + 1,
      'method="POST",route="/orders",status="2xx"': few,
      'method="GET",route="/seats/:id",status="4xx"': 2,
      'method="GET",route="/seats/:id",status="5xx"': 1,
      'method="GET",route="/seats/:id",status="3xx"': 1,
      'method="GET",route="/orders",status="1xx"': 1,
      'method="GET",route="",status="2xx"': 1,
    });
  });

  test("counts unknown methods as other", { checks: ["methods"] }, async () => {
    const known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    const unknown = ["TRACE", "get", "PROPFIND", "GETS", "", "constructor"];
    const text = await textAfter([...known, ...unknown].map((method) => ended({ method })));
    const expected = known.map((method) => [`method="${method}",route="/seats/:id",status="2xx"`, 1]);
    expect(seriesOf(text, "http_requests_total")).toEqual({
      ...Object.fromEntries(expected),
      'method="other",route="/seats/:id",status="2xx"': unknown.length,
    });
  });

  test("counts requests without a route as none", { checks: ["no-route"] }, async () => {
    const missing = ended({ status: 404 });
    delete missing.route;
    const text = await textAfter([missing, ended({ route: undefined, status: 404 }), missing]);
    expect(seriesOf(text, "http_requests_total")).toEqual({ 'method="GET",route="none",status="4xx"': 3 });
  });

  test("escapes the values of labels", { checks: ["escaped"] }, async () => {
    const CASES = [
      ['/a"b"c', '/a\\"b\\"c'],
      ["/a\\d\\d", "/a\\\\d\\\\d"],
      ["/a\nb\nc", "/a\\nb\\nc"],
      ['/a\\"b', '/a\\\\\\"b'],
      ["/a\\nb", "/a\\\\nb"],
    ];
    for (const [route, escaped] of CASES) {
      const found = seriesOf(await textAfter([ended({ route })]), "http_requests_total");
      expect({ route, found }).toEqual({
        route,
        found: { [`method="GET",route="${escaped}",status="2xx"`]: 1 },
      });
    }
  });
});

test("the gauge shows the requests that have not ended", { checks: ["in-flight"] }, async () => {
  for (const [requests, stillOpen] of [
    [0, 3],
    [4, 1],
    [5, 0],
  ]) {
    const text = await textAfter(Array(requests).fill(ended()), { stillOpen });
    expect({ requests, stillOpen, gauge: seriesOf(text, "http_requests_in_flight") }).toEqual({
      requests,
      stillOpen,
      gauge: { "no labels": stillOpen },
    });
  }
});

describe("the histogram", () => {
  test("counts in each bucket all that is at most as long", { checks: ["buckets"] }, async () => {
    const { 'le="+Inf"': _all, ...found } = bucketsOf(
      await textAfter(ofSeconds(0.05, 0.2, 0.3, 0.4, 1, 5, 9)),
    );
    expect(found).toEqual({ 'le="0.1"': 1, 'le="0.5"': 4, 'le="2"': 5 });
    const edges = bucketsOf(await textAfter(ofSeconds(0, 0.1, 0.5, 0.500001, 2)));
    delete edges['le="+Inf"'];
    expect(edges).toEqual({ 'le="0.1"': 2, 'le="0.5"': 3, 'le="2"': 5 });
    const one = bucketsOf(await textAfter(ofSeconds(3, 4, 7), { bounds: [4] }));
    expect({ 'le="4"': one['le="4"'] }).toEqual({ 'le="4"': 2 });
  });

  test("counts all requests in +Inf", { checks: ["inf"] }, async () => {
    for (const seconds of [[0.05, 0.2, 60], [3, 3], []]) {
      const { 'le="+Inf"': all } = bucketsOf(await textAfter(ofSeconds(...seconds)));
      expect({ seconds, all }).toEqual({ seconds, all: seconds.length });
    }
  });

  test("has the sum of all durations", { checks: ["sum"] }, async () => {
    const sum = seriesOf(await textAfter(ofSeconds(0.05, 0.25, 60, 0.5)), `${DURATION}_sum`);
    expect(sum).toEqual({ "no labels": 60.8 });
  });

  test("has the number of durations", { checks: ["count"] }, async () => {
    const count = seriesOf(
      await textAfter(ofSeconds(0.05, 0.25, 60, 0.5), { stillOpen: 2 }),
      `${DURATION}_count`,
    );
    expect(count).toEqual({ "no labels": 4 });
  });

  test("is there before the first request, and so is the gauge", { checks: ["zeros"] }, async () => {
    const text = await textAfter([]);
    const names = [`${DURATION}_bucket`, `${DURATION}_sum`, `${DURATION}_count`, "http_requests_in_flight"];
    expect(Object.fromEntries(names.map((name) => [name, seriesOf(text, name)]))).toEqual({
      [names[0]]: { 'le="0.1"': 0, 'le="0.5"': 0, 'le="2"': 0, 'le="+Inf"': 0 },
      [names[1]]: { "no labels": 0 },
      [names[2]]: { "no labels": 0 },
      [names[3]]: { "no labels": 0 },
    });
  });
});

describe("the text", () => {
  const MIXED = [
    ended(),
    ended({ method: "POST", route: "/orders", status: 500 }),
    ended({ route: "/orders" }),
  ];

  test("has the type of each metric before its series", { checks: ["type"] }, async () => {
    const lines = linesOf(await textAfter(MIXED));
    const TYPES = {
      http_requests_total: "counter",
      http_requests_in_flight: "gauge",
      [DURATION]: "histogram",
    };
    const found = {};
    for (const [name, type] of Object.entries(TYPES)) {
      const typeAt = lines.findIndex(({ comment }) => comment === `# TYPE ${name} ${type}`);
      const firstAt = lines.findIndex((line) => line.name?.startsWith(name));
      found[`# TYPE ${name} ${type}`] = typeAt === -1 ? "missing" : typeAt < firstAt ? "before" : "after";
    }
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((line) => [line, "before"])));
  });

  test("has only lines that a collector can read, and ends with a line break", {
    checks: ["line-break"],
  }, async () => {
    const text = await textAfter(MIXED);
    const unreadable = linesOf(text).flatMap((line) => line.unreadable ?? []);
    expect({ unreadable, end: `${text}`.slice(-1) }).toEqual({ unreadable: [], end: "\n" });
  });
});

/** A text of /metrics, made here: counts for each bound, and last for all. */
const textOf = (counts, { bounds = BOUNDS, name = DURATION } = {}) =>
  [
    "# TYPE http_requests_total counter",
    `http_requests_total{method="GET",route="/seats/:id",status="2xx"} ${counts.at(-1)}`,
    `# TYPE ${name} histogram`,
    ...bounds.map((bound, index) => `${name}_bucket{le="${bound}"} ${counts[index]}`),
    `${name}_bucket{le="+Inf"} ${counts.at(-1)}`,
    `${name}_sum 12.5`,
    `${name}_count ${counts.at(-1)}`,
    "",
  ].join("\n");

describe("quantileOf", () => {
  async function expectQuantiles(cases) {
    for (const [texts, q, expected] of cases) {
      const counts = texts.map((text) => text.match(/le="[^"]*"\} \d+/g));
      expect({ counts, q, quantile: await call("quantileOf", texts, q) }).toEqual({
        counts,
        q,
        quantile: expected,
      });
    }
  }

  test("adds the buckets of all processes up", { checks: ["quantile"] }, () =>
    expectQuantiles([
      [[textOf([90, 96, 100, 100])], 0.95, 0.5],
      [[textOf([90, 95, 100, 100])], 0.95, 0.5],
      [[textOf([90, 94, 100, 100])], 0.95, 2],
      [[textOf([90, 94, 100, 100])], 0.5, 0.1],
      [[textOf([0, 0, 4, 4])], 0.5, 2],
      [[textOf([100, 100, 100, 100]), textOf([0, 0, 10, 10])], 0.95, 2],
      [[textOf([100, 100, 100, 100]), textOf([0, 0, 10, 10])], 0.9, 0.1],
      [[textOf([300, 300, 300, 300]), textOf([1, 2, 3, 3]), textOf([0, 0, 0, 0])], 0.99, 0.1],
      [[textOf([2, 9, 10, 10, 11], { bounds: [2, 10, 30, 100] })], 0.85, 30],
    ]),
  );

  test("is Infinity when requests took longer than every bound", { checks: ["too-slow"] }, () =>
    expectQuantiles([
      [[textOf([90, 94, 94, 100])], 0.95, Infinity],
      [[textOf([0, 0, 0, 3])], 0.01, Infinity],
      [[textOf([9, 9, 9, 9]), textOf([0, 0, 0, 1])], 0.95, Infinity],
    ]),
  );

  test("is null without requests", { checks: ["no-requests"] }, async () => {
    const found = [await call("quantileOf", [textOf([0, 0, 0, 0]), textOf([0, 0, 0, 0])], 0.95)];
    found.push(await call("quantileOf", [], 0.95));
    expect({ "no requests": found[0], "no texts": found[1] }).toEqual({
      "no requests": null,
      "no texts": null,
    });
  });

  test("leaves other histograms alone", { checks: ["others"] }, async () => {
    const others = ["db_query_seconds", `old_${DURATION}`, `${DURATION}_of_errors`];
    for (const name of others) {
      const slow = textOf([0, 0, 0, 50], { name });
      const quantile = await call("quantileOf", [`${textOf([5, 5, 5, 5])}${slow}`], 0.95);
      expect({ "beside it": `${name}_bucket`, quantile }).toEqual({
        "beside it": `${name}_bucket`,
        quantile: 0.1,
      });
    }
  });
});
