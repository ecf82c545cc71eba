import { expect, pick, randomInt, request, test } from "@aulo/runner/spec";

const WORDS = ["closed", "opened", "full up"];
const MARK = /^"[\x21\x23-\x7e]+"$/;
const newNotice = () => `Room ${randomInt(100, 999)} is ${pick(WORDS)}.`;

const read = (headers = {}) => request("GET", "/notice", { headers });
const write = (notice, type = "application/json") =>
  request("PUT", "/notice", { body: JSON.stringify({ notice }), headers: { "content-type": type } });

test("gives the notice, and says that it is JSON", async () => {
  const { status, headers, json } = await read();
  expect({ status, json }).toEqual({ status: 200, json: { notice: expect.any(String) } });
  expect(headers["content-type"]).toMatch(/^application\/json\b/i);
});

test("lets the notice be kept, and asks to be asked before each use", async () => {
  const rules = ((await read()).headers["cache-control"] ?? "").toLowerCase().split(/\s*,\s*/);
  expect(rules).toContain("no-cache");
  expect(rules).not.toContain("no-store");
});

test("answers 304 without a body to a client that holds the newest notice", async () => {
  await write(newNotice());
  const { headers } = await read();
  expect(headers.etag).toMatch(MARK);
  const again = await read({ "if-none-match": headers.etag });
  expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: "" });
  expect(again.headers.etag).toBe(headers.etag);
  expect((await read({ "if-none-match": '"another"' })).status).toBe(200);
});

test("takes a new notice, and gives it another mark", async () => {
  const [first, second] = [`Room ${randomInt(100, 499)} is full.`, `Room ${randomInt(500, 999)} is full.`];
  await write(first);
  const { headers: old } = await read();
  const { status, headers, json } = await write(second);
  expect({ status, json }).toEqual({ status: 200, json: { notice: second } });
  expect(headers.etag).toMatch(MARK);
  expect(headers.etag).not.toBe(old.etag);
  const { status: newStatus, json: newJson } = await read({ "if-none-match": old.etag });
  expect({ status: newStatus, json: newJson }).toEqual({ status: 200, json: { notice: second } });
});

test("takes JSON however the header spells it", async () => {
  for (const type of ["application/json; charset=utf-8", "Application/JSON"]) {
    const notice = newNotice();
    expect((await write(notice, type)).status).toBe(200);
    expect((await read()).json).toEqual({ notice });
  }
});

test("answers 415 to anything else, and keeps the notice", async () => {
  const notice = newNotice();
  await write(notice);
  for (const type of ["text/plain", "application/x-www-form-urlencoded"])
    expect((await write("nonsense", type)).status).toBe(415);
  expect((await read()).json).toEqual({ notice });
});
