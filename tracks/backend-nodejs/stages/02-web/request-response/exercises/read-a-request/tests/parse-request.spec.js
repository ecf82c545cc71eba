import { call, describe, expect, pick, randomInt, test } from "@aulo/runner/spec";

const requestText = ({ line = "GET / HTTP/1.1", headers = [], body = "" }) =>
  `${[line, ...headers].join("\r\n")}\r\n\r\n${body}`;

const parse = (parts) => call("parseRequest", requestText(parts));

describe("request", () => {
  test("gives method, path, headers and body", async () => {
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

  test("tells path and query apart", async () => {
    const query = `page=${randomInt(2, 99)}&back=/tags?x`;
    const { path, query: found } = await parse({
      line: `GET /notes?${query} HTTP/1.1`,
      headers: ["host: a"],
    });
    expect({ path, query: found }).toEqual({ path: "/notes", query });
  });

  test("reads a request without headers or body", async () => {
    const path = `/rooms/${randomInt(1, 99)}`;
    const line = `DELETE ${path} HTTP/1.1`;
    expect(await parse({ line })).toEqual({ method: "DELETE", path, query: "", headers: {}, body: "" });
  });

  test("gives header names in lower case, and values without spaces around them", async () => {
    const value = `trace ${randomInt(1, 999)}`;
    const { headers } = await parse({
      headers: ["HOST: shop.test", `X-Trace-Id:   ${value}  `, "Accept:text/html"],
    });
    expect(headers).toEqual({ host: "shop.test", "x-trace-id": value, accept: "text/html" });
  });

  test("keeps colons in the value of a header", async () => {
    const port = randomInt(1024, 9999);
    const referer = `http://shop.test:${port}/a: b`;
    const { headers } = await parse({ headers: ["host: shop.test", `referer: ${referer}`] });
    expect(headers).toEqual({ host: "shop.test", referer });
  });

  test("keeps empty lines in the body", async () => {
    const body = `first ${randomInt(1, 99)}\r\n\r\nsecond: line\r\n\r\n\r\nlast`;
    expect(await parse({ line: "PUT /notes/1 HTTP/1.1", headers: ["host: a"], body })).toMatchObject({
      headers: { host: "a" },
      body,
    });
  });

  test("throws when the first line has not three parts", async () => {
    const line = pick(["GET /notes", "GET", "GET /my notes HTTP/1.1"]);
    await expect(parse({ line, headers: ["host: a"] })).rejects.toThrow(Error);
  });
});
