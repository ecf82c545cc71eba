import { expect, randomInt, script, test } from "@aulo/runner/spec";

const newId = () => randomInt(0x1000, 0xffff).toString(16);
const answered = (method, path, status, requestId = newId()) =>
  JSON.stringify({
    level: status >= 500 ? "error" : "info",
    msg: "answered",
    requestId,
    method,
    path,
    status,
  });

/** What the program does with a log of these lines. */
async function report(lines, end = "\n") {
  const { exitCode, stdout, stderr } = await script({ stdin: `${lines.join("\n")}${end}` });
  const printed = stdout.split("\n").map((line) => line.trim());
  return { exitCode, lines: printed.filter((line) => line !== ""), stderr: stderr.trim() };
}

test("prints nothing and ends with 0 when all went well", { checks: ["quiet", "exit-code"] }, async () => {
  const log = [answered("GET", "/stock", 200), answered("POST", "/orders", 201), answered("GET", "/x", 404)];
  expect(await report(log)).toEqual({ exitCode: 0, lines: [], stderr: "" });
});

test("takes an empty log for a good night", { checks: ["exit-code"] }, async () => {
  expect(await report([], "")).toEqual({ exitCode: 0, lines: [], stderr: "" });
});

test("counts answered requests with a status from 500 on", { checks: ["from-500"] }, async () => {
  const statuses = [200, 302, 404, 499, 500, 503, 599];
  const log = statuses.map((status) => answered("GET", `/status-${status}`, status, "2a"));
  const wanted = ["1 GET /status-500 2a", "1 GET /status-503 2a", "1 GET /status-599 2a"];
  expect((await report(log)).lines).toEqual(wanted);
});

test("prints how often a route failed, and ends with 1", {
  checks: ["each-route", "exit-code"],
}, async () => {
  const id = newId();
  const log = [answered("GET", "/stock", 500, id), answered("GET", "/stock", 200)];
  expect(await report(log)).toEqual({ exitCode: 1, lines: [`1 GET /stock ${id}`], stderr: "" });
});

test("ends with 1 however much failed", { checks: ["exit-code"] }, async () => {
  const log = ["/a", "/b", "/b", "/c"].map((path) => answered("GET", path, 500, "1f"));
  const { exitCode, lines } = await report(log);
  expect({ exitCode, routes: lines.length }).toEqual({ exitCode: 1, routes: 3 });
});

test("tells methods and paths apart", { checks: ["each-route"] }, async () => {
  const log = [
    answered("GET", "/orders", 500, "1a"),
    answered("POST", "/orders", 500, "1b"),
    answered("POST", "/orders", 500, "1b"),
    answered("POST", "/orders/:id", 500, "1d"),
    answered("GET", "/constructor", 500, "1e"),
  ];
  expect((await report(log)).lines.toSorted()).toEqual([
    "1 GET /constructor 1e",
    "1 GET /orders 1a",
    "1 POST /orders/:id 1d",
    "2 POST /orders 1b",
  ]);
});

test("counts no other events", { checks: ["answered"] }, async () => {
  const others = [
    { level: "error", msg: "order not saved", requestId: "3a", method: "POST", path: "/orders" },
    { level: "error", msg: "failed", requestId: "3a", method: "POST", path: "/orders", status: 500 },
    { level: "info", msg: "asked the bank", method: "GET", path: "/rates", status: 502 },
    { level: "info", msg: "answered by the bank", method: "GET", path: "/rates", status: 502 },
    {},
  ];
  const log = [...others.map((other) => JSON.stringify(other)), answered("POST", "/orders", 500, "3b")];
  expect(await report(log)).toEqual({ exitCode: 1, lines: ["1 POST /orders 3b"], stderr: "" });
});

test("counts a failure of any level, with other fields", { checks: ["answered"] }, async () => {
  const entry = {
    time: "2031-03-04T02:10:22Z",
    level: "info",
    msg: "answered",
    requestId: "4a",
    durationMs: 12,
  };
  const log = [
    JSON.stringify({ ...entry, method: "PUT", path: "/stock", status: 500, tags: ["a"], user: null }),
  ];
  expect((await report(log)).lines).toEqual(["1 PUT /stock 4a"]);
});

test("names the last failed request of each route", { checks: ["last-id"] }, async () => {
  const ids = [newId(), newId(), newId()];
  const log = [
    answered("POST", "/orders", 500, ids[0]),
    answered("GET", "/stock", 500, ids[1]),
    answered("POST", "/orders", 503, ids[2]),
    answered("POST", "/orders", 201),
  ];
  expect((await report(log)).lines).toEqual([`2 POST /orders ${ids[2]}`, `1 GET /stock ${ids[1]}`]);
});

test("prints the route with the most failures first", { checks: ["most-first"] }, async () => {
  const often = (count, path) => Array.from({ length: count }, () => answered("GET", path, 500, "5a"));
  const log = [...often(2, "/a"), ...often(10, "/b"), ...often(1, "/c"), ...often(9, "/d")];
  expect((await report(log)).lines).toEqual(["10 GET /b 5a", "9 GET /d 5a", "2 GET /a 5a", "1 GET /c 5a"]);
});

test("prints routes that failed equally often by method and path", { checks: ["by-name"] }, async () => {
  const routes = ["POST /b", "GET /z", "POST /a", "DELETE /m", "GET /c"];
  const log = routes.map((route) => answered(...route.split(" "), 500, "6a"));
  expect((await report(log)).lines).toEqual(routes.toSorted().map((route) => `1 ${route} 6a`));
});

test("takes an empty line for nothing", { checks: ["empty"] }, async () => {
  const log = ["", answered("GET", "/a", 500, "1f"), "", "", answered("GET", "/a", 500, "2f"), ""];
  expect(await report(log)).toEqual({ exitCode: 1, lines: ["2 GET /a 2f"], stderr: "" });
});

test("reads a last line without a line break", { checks: ["last-line"] }, async () => {
  const log = [answered("GET", "/a", 500, "1f"), answered("GET", "/b", 500, "2f")];
  expect((await report(log, "")).lines).toEqual(["1 GET /a 1f", "1 GET /b 2f"]);
});

test("reads a log of more than one piece", { checks: ["goes-on"] }, async () => {
  const log = Array.from({ length: 2000 }, (_, at) =>
    answered("GET", "/kürzlich", at % 2 === 0 ? 500 : 200, "7a"),
  );
  expect(await report(log)).toEqual({ exitCode: 1, lines: ["1000 GET /kürzlich 7a"], stderr: "" });
});

const BROKEN = [
  ["cut off", () => answered("GET", "/a", 500).slice(0, randomInt(5, 40))],
  ["not JSON", () => "Server started"],
  ["null", () => "null"],
  ["a string", () => '"answered"'],
  ["a number", () => "500"],
  ["a list", () => `[${answered("GET", "/a", 500)}]`],
  ["false", () => "false"],
];

test.each(BROKEN)("goes on after a line that is %s", { checks: ["goes-on"] }, async (_name, broken) => {
  const log = [answered("GET", "/a", 500, "1f"), broken(), answered("GET", "/a", 500, "2f")];
  const { exitCode, lines, stderr } = await report(log);
  expect({ exitCode, lines }).toEqual({ exitCode: 1, lines: ["2 GET /a 2f"] });
  expect(stderr.replace("1 lines", "1 line")).toBe("1 line could not be read");
});

test("says how many lines could not be read", { checks: ["unreadable"] }, async () => {
  const log = [...BROKEN.map(([, broken]) => broken()), answered("GET", "/a", 500, "1f"), "{"];
  expect(await report(log)).toEqual({
    exitCode: 1,
    lines: ["1 GET /a 1f"],
    stderr: `${BROKEN.length + 1} lines could not be read`,
  });
});

test("ends with 0 when lines could not be read, but nothing failed", { checks: ["exit-code"] }, async () => {
  const { exitCode, lines } = await report([answered("GET", "/a", 200), "{", "}"]);
  expect({ exitCode, lines }).toEqual({ exitCode: 0, lines: [] });
});
