import { expect, randomInt, request, test, wait } from "@aulo/runner/spec";

const DIGITS = "0123456789".repeat(200);
const LONG = 3_000_000_000;
/** Time for a server to close its files. */
const CLOSES_MS = 300;

/** Everything about a response that the prompt asks for. */
async function get(name, range) {
  const path = `/tapes/${name}`;
  const { status, headers, text } = await request("GET", path, {
    headers: range === undefined ? {} : { range },
  });
  return {
    call: `GET ${path}, range ${range ?? "none"}`,
    status,
    body: text,
    length: headers["content-length"],
    range: headers["content-range"],
  };
}

const whole = (name, body, range) => ({
  call: `GET /tapes/${name}, range ${range ?? "none"}`,
  status: 200,
  body,
  length: String(body.length),
  range: undefined,
});

const part = (name, range, from, to, body, size) => ({
  call: `GET /tapes/${name}, range ${range}`,
  status: 206,
  body,
  length: String(body.length),
  range: `bytes ${from}-${to}/${size}`,
});

test("sends a whole tape with its size", { checks: ["whole"] }, async () => {
  expect(await get("digits")).toEqual(whole("digits", DIGITS));
  expect(await get("one")).toEqual(whole("one", "x"));
});

test("sends the part that is asked for", { checks: ["part"] }, async () => {
  const start = randomInt(10, 900);
  const ranges = [
    [5, 9],
    [0, 0],
    [0, 1],
    [0, 1999],
    [1999, 1999],
    [start, start + randomInt(1, 900)],
  ];
  for (const [from, to] of ranges) {
    const range = `bytes=${from}-${to}`;
    expect(await get("digits", range)).toEqual(
      part("digits", range, from, to, DIGITS.slice(from, to + 1), 2000),
    );
  }
  expect(await get("one", "bytes=0-0")).toEqual(part("one", "bytes=0-0", 0, 0, "x", 1));
});

test("sends the rest from a byte on", { checks: ["part"] }, async () => {
  for (const from of [0, 5, 1999, randomInt(1000, 1900)]) {
    const range = `bytes=${from}-`;
    expect(await get("digits", range)).toEqual(part("digits", range, from, 1999, DIGITS.slice(from), 2000));
  }
});

test("sends the last bytes", { checks: ["suffix"] }, async () => {
  for (const count of [1, 3, randomInt(20, 90), 2000]) {
    const range = `bytes=-${count}`;
    const from = 2000 - count;
    expect(await get("digits", range)).toEqual(part("digits", range, from, 1999, DIGITS.slice(from), 2000));
  }
});

test("sends the bytes that there are when a part ends beyond the tape", { checks: ["cut"] }, async () => {
  for (const [from, to] of [
    [1990, 2000],
    [1999, 5000],
    [0, 999_999],
  ]) {
    const range = `bytes=${from}-${to}`;
    expect(await get("digits", range)).toEqual(part("digits", range, from, 1999, DIGITS.slice(from), 2000));
  }
});

test("responds with 416 when a part begins beyond the tape", { checks: ["beyond"] }, async () => {
  for (const [name, range, size] of [
    ["digits", "bytes=2000-", 2000],
    ["digits", "bytes=2000-2001", 2000],
    ["one", "bytes=7-9", 1],
  ]) {
    const found = await get(name, range);
    const call = `GET /tapes/${name}, range ${range}`;
    expect({ call: found.call, status: found.status, range: found.range }).toEqual({
      call,
      status: 416,
      range: `bytes */${size}`,
    });
  }
});

test("sends the whole tape for any other Range header", { checks: ["ignored"] }, async () => {
  for (const range of [
    "lines=1-2",
    "bytes=1-2,5-6",
    "bytes=abc",
    "bytes=",
    "seconds=0-5",
    "bytes=x-y",
    "5-9",
  ]) {
    expect(await get("digits", range)).toEqual(whole("digits", DIGITS, range));
  }
});

test("responds with 404 for a tape that is not there", { checks: ["missing"] }, async () => {
  for (const [name, range] of [
    ["none"],
    ["none", "bytes=0-4"],
    ["DIGITS"],
    ["..%2fdigits"],
    ["constructor"],
  ]) {
    const { call, status } = await get(name, range);
    expect({ call, status }).toEqual({ call, status: 404 });
  }
});

test("says the type of tapes, and that parts are possible", { checks: ["headers"] }, async () => {
  for (const range of [undefined, "bytes=5-9", "bytes=-1", "bytes=1-2,5-6"]) {
    const { headers } = await request("GET", "/tapes/digits", {
      headers: range === undefined ? {} : { range },
    });
    const found = { range, type: headers["content-type"]?.split(";")[0], accepts: headers["accept-ranges"] };
    expect(found).toEqual({ range, type: "audio/mpeg", accepts: "bytes" });
  }
});

test("sends parts of a tape that does not fit into memory", { checks: ["memory", "part"] }, async () => {
  const places = [
    [0, "begin"],
    [2_000_000_000, "middle"],
    [LONG - 3, "end"],
  ];
  for (const [from, words] of places) {
    const to = from + words.length - 1;
    const range = `bytes=${from}-${to}`;
    expect(await get("long", range)).toEqual(part("long", range, from, to, words, LONG));
  }
});

async function expectAllClosed(after) {
  await wait(CLOSES_MS);
  const { json } = await request("GET", "/open-handles");
  expect({ after, "open handles": json }).toEqual({ after, "open handles": 0 });
}

test("closes every handle after its response", { checks: ["closed"] }, async () => {
  for (const range of [undefined, "bytes=0-4", "bytes=-2", "bytes=1990-3000", "lines=1-2", "bytes=1-2,4-5"])
    await get("digits", range);
  await get("none");
  await expectAllClosed("seven responses with 200, 206 and 404");
  for (const range of ["bytes=2000-", "bytes=9999-"]) await get("digits", range);
  await expectAllClosed("two responses with 416");
});

test("closes the handle when a client goes away, and goes on", { checks: ["closed"] }, async () => {
  // No test takes in a body of this size: the client hangs up after the first megabyte.
  const left = await Promise.allSettled([1, 2, 3].map(() => request("GET", "/tapes/long")));
  expect(left.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  await expectAllClosed("three clients that left");
  expect(await get("one")).toEqual(whole("one", "x"));
});
