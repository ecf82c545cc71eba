import { expect, pick, randomInt, script, test } from "@aulo/runner/spec";

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

async function report(lines) {
  const { exitCode, stdout, stderr } = await script({ stdin: `${lines.join("\n")}\n` });
  return { exitCode, lines: stdout.split("\n").filter((line) => line !== ""), stderr: stderr.trim() };
}

test("prints nothing and ends with 0 when all went well", async () => {
  const log = [answered("GET", "/stock", 200), answered("POST", "/orders", 201), answered("GET", "/x", 404)];
  expect(await report(log)).toEqual({ exitCode: 0, lines: [], stderr: "" });
});

test("prints how often a route failed, and ends with 1", async () => {
  const id = newId();
  const log = [answered("GET", "/stock", 500, id), answered("GET", "/stock", 200)];
  expect(await report(log)).toEqual({ exitCode: 1, lines: [`1 GET /stock ${id}`], stderr: "" });
});

test("counts only answered requests with a status from 500 on", async () => {
  const id = newId();
  const log = [
    JSON.stringify({
      level: "error",
      msg: "order not saved",
      requestId: id,
      method: "POST",
      path: "/orders",
    }),
    JSON.stringify({ level: "info", msg: "asked the bank", method: "GET", path: "/rates", status: 502 }),
    answered("POST", "/orders", pick([500, 503, 504]), id),
    answered("POST", "/orders", 499),
  ];
  expect((await report(log)).lines).toEqual([`1 POST /orders ${id}`]);
});

test("names the last failed request of each route", async () => {
  const ids = [newId(), newId(), newId()];
  const log = [
    answered("POST", "/orders", 500, ids[0]),
    answered("GET", "/stock", 500, ids[1]),
    answered("POST", "/orders", 503, ids[2]),
    answered("POST", "/orders", 201),
  ];
  expect((await report(log)).lines).toEqual([`2 POST /orders ${ids[2]}`, `1 GET /stock ${ids[1]}`]);
});

test("prints the route with the most failures first, equal ones by name", async () => {
  const often = randomInt(10, 14);
  const log = [
    ...["POST /b", "GET /z", "POST /a", "GET /z"].map((route) => answered(...route.split(" "), 500, "0a")),
    ...Array.from({ length: often }, () => answered("PUT", "/m", 502, "0b")),
  ];
  expect((await report(log)).lines).toEqual([
    `${often} PUT /m 0b`,
    "2 GET /z 0a",
    "1 POST /a 0a",
    "1 POST /b 0a",
  ]);
});

test("takes an empty line for nothing", async () => {
  const log = ["", answered("GET", "/a", 500, "1f"), "", answered("GET", "/a", 500, "2f"), ""];
  expect(await report(log)).toEqual({ exitCode: 1, lines: ["2 GET /a 2f"], stderr: "" });
});

test("goes on after lines that are no JSON", async () => {
  const broken = [answered("GET", "/a", 500).slice(0, randomInt(5, 40)), "null", "Server started", '"text"'];
  const log = [answered("GET", "/a", 500, "1f"), ...broken, answered("GET", "/a", 500, "2f")];
  expect(await report(log)).toEqual({
    exitCode: 1,
    lines: ["2 GET /a 2f"],
    stderr: "4 lines could not be read",
  });
});
