import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const requestText = ({ line = "GET / HTTP/1.1", headers = [], body = "" }) =>
  `${[line, ...headers].join("\r\n")}\r\n\r\n${body}`;

/** The parts of a request as plain data, whatever kind of object the code makes; or what it threw. */
const parse = (parts) =>
  inside(({ parseRequest }, text) => {
    const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";
    const plain = (value) => (isObject(value) ? { ...value } : value);
    let found;
    try {
      found = plain(parseRequest(text));
    } catch (error) {
      return { threw: error instanceof Error ? "an Error" : error };
    }
    return isObject(found) ? { ...found, headers: plain(found.headers) } : { returned: found };
  }, requestText(parts));

describe("request", () => {
  test("gives method, path, headers and body", {
    checks: ["five-parts", "method", "headers", "body", "no-query"],
  }, async () => {
    const method = pick(["POST", "PUT", "PATCH"]);
    const path = `/notes/${randomInt(1, 999)}`;
    const body = `Buy ${randomInt(2, 99)} eggs`;
    const headers = ["host: shop.test", `content-length: ${body.length}`];
    expect(await parse({ line: `${method} ${path} HTTP/1.1`, headers, body })).toEqual({
      method,
      path,
      query: "",
      headers: { host: "shop.test", "content-length": String(body.length) },
      body,
    });
  });

  const TARGETS = [
    ["/", "/", ""],
    ["/notes?lang=en", "/notes", "lang=en"],
    ["/notes?page=2&back=/tags?x?y", "/notes", "page=2&back=/tags?x?y"],
    ["/notes?", "/notes", ""],
    ["/notes/?a=1", "/notes/", "a=1"],
    ["/?a", "/", "a"],
    ["/notes??a", "/notes", "?a"],
  ];
  test.each(TARGETS)(
    "tells path and query of %s apart",
    { checks: ["path", "query"] },
    async (target, path, query) => {
      const found = await parse({ line: `GET ${target} HTTP/1.1`, headers: ["host: a"] });
      expect({ path: found.path, query: found.query }).toEqual({ path, query });
    },
  );

  test.each([["/notes"], ["/"], ["/notes/"]])(
    "gives an empty query for %s",
    { checks: ["no-query"] },
    async (path) => {
      const found = await parse({ line: `GET ${path} HTTP/1.1`, headers: ["host: a?b"], body: "why?" });
      expect({ path: found.path, query: found.query }).toEqual({ path, query: "" });
    },
  );

  test("decodes nothing", { checks: ["not-decoded"] }, async () => {
    const [path, query] = ["/caf%C3%A9/a%20b+c/..", "q=a+b%3F%26&x=%zz"];
    expect(
      await parse({ line: `GET ${path}?${query} HTTP/1.1`, headers: ["x: a%20b"], body: "a%20b+c" }),
    ).toEqual({
      method: "GET",
      path,
      query,
      headers: { x: "a%20b" },
      body: "a%20b+c",
    });
    const found = await parse({ line: `GET ${path} HTTP/1.1`, headers: ["x: a%20b"] });
    expect({ path: found.path, query: found.query }).toEqual({ path, query: "" });
  });

  test("reads a request without headers", { checks: ["no-headers", "no-body"] }, async () => {
    const path = `/rooms/${randomInt(1, 99)}`;
    const line = `DELETE ${path} HTTP/1.1`;
    expect(await parse({ line })).toEqual({ method: "DELETE", path, query: "", headers: {}, body: "" });
    const body = "host: in the body";
    expect(await parse({ line, body })).toEqual({ method: "DELETE", path, query: "", headers: {}, body });
  });

  test("reads a request without a body", { checks: ["no-body"] }, async () => {
    const found = await parse({ line: "GET /a HTTP/1.1", headers: ["host: a"] });
    expect(found).toEqual({ method: "GET", path: "/a", query: "", headers: { host: "a" }, body: "" });
  });

  test("gives header names in lower case", { checks: ["lower-case"] }, async () => {
    const { headers } = await parse({ headers: ["HOST: shop.test", "X-Trace-Id: 7", "accept: a"] });
    expect(headers).toEqual({ host: "shop.test", "x-trace-id": "7", accept: "a" });
  });

  test("leaves values in the letters that were sent", { checks: ["value"] }, async () => {
    const { headers } = await parse({ headers: ["authorization: Bearer AbC==", 'etag: "A, B"', "n: 007"] });
    expect(headers).toEqual({ authorization: "Bearer AbC==", etag: '"A, B"', n: "007" });
  });

  test("takes spaces around a value away, and none inside it", { checks: ["trimmed"] }, async () => {
    const value = `trace ${randomInt(1, 999)}  of two`;
    const { headers } = await parse({ headers: [`a:   ${value}  `, "b:text/html", `c:${value} `, "d: x"] });
    expect(headers).toEqual({ a: value, b: "text/html", c: value, d: "x" });
  });

  test("keeps a header with an empty value", { checks: ["empty-value"] }, async () => {
    const { headers } = await parse({ headers: ["host: a", "x-empty:", "x-spaces:   ", "x-zero: 0"] });
    expect(headers).toEqual({ host: "a", "x-empty": "", "x-spaces": "", "x-zero": "0" });
  });

  test("keeps colons in the value of a header", { checks: ["colons"] }, async () => {
    const referer = `http://shop.test:${randomInt(1024, 9999)}/a: b`;
    const { headers } = await parse({ headers: ["host: shop.test", `referer: ${referer}`, "x: :1:"] });
    expect(headers).toEqual({ host: "shop.test", referer, x: ":1:" });
  });

  test.each([["  spaces  "], ["one\ntwo\n\nthree\n"], ['{"a": "B?"}'], ["0"], ["é 🔔"]])(
    "leaves the body %j as it came",
    {
      checks: ["body"],
    },
    async (body) => {
      const found = await parse({ line: "PUT /notes/1 HTTP/1.1", headers: ["host: a"], body });
      expect({ body: found.body }).toEqual({ body });
    },
  );

  const BODIES = [
    [`first\r\n\r\nsecond: line\r\n\r\n\r\nlast`],
    ["\r\n\r\nfirst"],
    ["last\r\n\r\n"],
    ["\r\n"],
  ];
  test.each(BODIES)("keeps the lines of the body %j", { checks: ["body-lines"] }, async (body) => {
    const found = await parse({ line: "PUT /notes/1 HTTP/1.1", headers: ["host: a"], body });
    expect({ headers: found.headers, body: found.body }).toEqual({ headers: { host: "a" }, body });
  });

  test.each([["GET /notes"], ["GET"], ["/notes HTTP/1.1"]])(
    "throws an Error for the first line %j",
    {
      checks: ["fewer"],
    },
    async (line) => {
      expect(await parse({ line, headers: ["host: a b c"] })).toEqual({ threw: "an Error" });
      expect(await parse({ line, body: "a b c" })).toEqual({ threw: "an Error" });
    },
  );

  test.each([["GET /my notes HTTP/1.1"], ["GET / HTTP/1.1 x"], ["GET /a /b /c HTTP/1.1"]])(
    "throws an Error for the longer first line %j",
    {
      checks: ["more"],
    },
    async (line) => {
      expect(await parse({ line, headers: ["host: a"] })).toEqual({ threw: "an Error" });
    },
  );

  test.each([["GET  / HTTP/1.1"], ["GET /  HTTP/1.1"], ["GET / HTTP/1.1 "]])(
    "throws an Error for the spaces of %j",
    {
      checks: ["two-spaces"],
    },
    async (line) => {
      expect(await parse({ line, headers: ["host: a"] })).toEqual({ threw: "an Error" });
    },
  );
});
