import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LIMITS, ProblemDetails } from "@aulo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("HTTP", (open) => {
  let server: TestServer;
  let web: string;

  beforeAll(async () => {
    web = await mkdtemp(join(tmpdir(), "aulo-web-"));
    await mkdir(join(web, "assets"));
    await writeFile(join(web, "index.html"), "<!doctype html><title>The page</title>");
    await writeFile(join(web, "assets", "main-1a2b.js"), "export {};");
    server = await startTestServer(await open(), { webDir: web });
  });
  afterAll(async () => {
    await server.stop();
    await rm(web, { recursive: true });
  });

  const ask = (path: string, init: RequestInit = {}) => fetch(`${server.base}${path}`, init);
  const problemOf = async (response: Response) => ProblemDetails.parse(await response.json());

  /** Status of a request whose headers `fetch` would refuse or change. */
  const statusWith = (path: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      const asked = request(`${server.base}${path}`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.on("error", reject).end();
    });

  test("a new learner gets a token and a cookie that scripts cannot read", async () => {
    const response = await ask("/api/learners", { method: "POST" });
    const { token } = await response.json();
    expect(response.status).toBe(201);
    expect(response.headers.get("set-cookie")).toMatch(
      new RegExp(`^aulo_learner=${token}; Max-Age=\\d+; Path=/; .*HttpOnly; SameSite=Strict$`),
    );
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
  });

  test("cookie and token name the same learner, and the token wins over the cookie", async () => {
    const [one, other] = [await server.begin(), await server.begin()];
    const { id } = await one.call("getLearner");
    const cookie = `a=b; aulo_learner=${one.token}`;
    const byCookie = await ask("/api/learner", { headers: { cookie } });
    expect(await byCookie.json()).toMatchObject({ id });
    const byBoth = await ask("/api/learner", {
      headers: { cookie, authorization: `Bearer ${other.token}` },
    });
    expect(await byBoth.json()).toMatchObject({ id: (await other.call("getLearner")).id });
  });

  test("only the hash of a token is stored", async () => {
    const { token } = await server.begin();
    const stored = JSON.stringify(await server.deps.db.selectFrom("tokens").selectAll().execute());
    expect(stored).not.toContain(token);
  });

  test.each([
    ["no token", {}, "/problems/no-token"],
    ["an unknown token", { authorization: "Bearer nobody" }, "/problems/unknown-token"],
    ["an unknown cookie", { cookie: "aulo_learner=nobody" }, "/problems/unknown-token"],
  ])("with %s the response is 401 and a problem", async (_, headers, type) => {
    const response = await ask("/api/step", { headers });
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toMatch("application/problem+json");
    expect(await problemOf(response)).toMatchObject({ type, status: 401 });
  });

  test("a second token identifies the same learner, and the first stays valid", async () => {
    const learner = await server.begin();
    const { token } = await learner.call("moveLearner");
    const response = await ask("/api/learner/cookie", {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await response.json()).toMatchObject({ id: (await learner.call("getLearner")).id });
    expect(response.headers.get("set-cookie")).toContain(`aulo_learner=${token}`);
  });

  test.each([
    ["another origin", { origin: "https://evil.example" }, 403],
    ["a browser that tells of another site", { "sec-fetch-site": "cross-site" }, 403],
    ["an origin that is no address", { origin: "null" }, 403],
    ["the own origin", { "sec-fetch-site": "same-origin" }, 201],
  ])("with %s a write by cookie gets the expected status", async (_, headers, status) => {
    const { token } = await server.begin();
    const response = await ask("/api/goals", {
      method: "POST",
      headers: { ...headers, cookie: `aulo_learner=${token}`, "content-type": "application/json" },
      body: JSON.stringify({ text: "everything" }),
    });
    expect(response.status).toBe(status);
  });

  test("another site cannot begin a learner, which would set a cookie", async () => {
    const headers = { origin: "https://evil.example" };
    expect((await ask("/api/learners", { method: "POST", headers })).status).toBe(403);
  });

  test.each([
    ["evil.example", 403],
    ["evil.example:4600", 403],
    ["127.0.0.1.evil.example", 403],
    ["localhost:4600", 200],
    ["[::1]:4600", 200],
  ])("a request to the host %s gets %i on the loopback", async (host, status) => {
    expect(await statusWith("/api/track", { host })).toBe(status);
  });

  test.each([
    ["not JSON", "{", "application/json", 400, "not-json"],
    ["a JSON text", '"text"', "application/json", 400, "not-json"],
    ["a form", "text=everything", "application/x-www-form-urlencoded", 400, "not-json"],
    ["nothing", "", "application/json", 422, "does-not-fit"],
    ["an unknown field", '{"text":"everything","more":1}', "application/json", 422, "does-not-fit"],
    ["an empty goal", '{"text":"  "}', "application/json", 422, "does-not-fit"],
    ["a number", '{"text":7}', "application/json", 422, "does-not-fit"],
    [
      "10,000 characters",
      JSON.stringify({ text: "a".repeat(10_000) }),
      "application/json",
      422,
      "does-not-fit",
    ],
    ["2 MB", JSON.stringify({ text: "a".repeat(2_000_000) }), "application/json", 413, "too-large"],
    ["emoji", '{"text":"🙂🙂"}', "application/json", 422, "not-covered"],
  ])("a goal of %s is a clear problem, and the server goes on", async (_, body, type, status, kind) => {
    const { token } = await server.begin();
    const headers = { authorization: `Bearer ${token}`, "content-type": type };
    const response = await ask("/api/goals", { method: "POST", headers, body });
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status, type: `/problems/${kind}` });
    expect(problem.requestId).toBe(response.headers.get("x-request-id"));
    expect((await ask("/healthz")).status).toBe(200);
  });

  test("the field at fault is named", async () => {
    const { token } = await server.begin();
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = JSON.stringify({ text: "everything", drop: ["Not An Id"] });
    const problem = await problemOf(await ask("/api/goals", { method: "POST", headers, body }));
    expect(problem.fields).toEqual([{ path: "body.drop.0", message: expect.any(String) }]);
    const query = await problemOf(await ask("/api/log?limit=0", { headers }));
    expect(query.fields?.[0]?.path).toBe("query.limit");
    const path = await problemOf(await ask("/api/checks/not-an-id", { headers }));
    expect(path.fields?.[0]?.path).toBe("path.checkId");
  });

  test("an unknown path below /api is a problem, also with a broken escape", async () => {
    expect(await problemOf(await ask("/api/nothing"))).toMatchObject({
      status: 404,
      type: "/problems/not-found",
    });
    expect((await ask("/api/concepts/%E0%A4%A")).status).toBe(400);
  });

  test("a method that a path does not take is refused with the methods that it takes", async () => {
    const response = await ask("/api/track", { method: "DELETE" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET");
  });

  test("a lesson that the client has already is not sent again", async () => {
    const first = await ask("/api/concepts/values");
    const etag = first.headers.get("etag") ?? "";
    expect(first.headers.get("cache-control")).toBe("no-cache");
    expect(await statusWith("/api/concepts/values", { "if-none-match": etag })).toBe(304);
  });

  test("caches do not store a learner's data", async () => {
    const { token } = await server.begin();
    const response = await ask("/api/path", { headers: { authorization: `Bearer ${token}` } });
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  test("long replies are compressed", async () => {
    const response = await ask("/api/openapi.json", { headers: { "accept-encoding": "gzip" } });
    expect(response.headers.get("content-encoding")).toBe("gzip");
  });

  test("the policy lets only Aulo's own scripts run", async () => {
    const policy = (await ask("/")).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval/);
  });

  test("the page is sent for every path that it routes, and hashed files are cached for good", async () => {
    for (const path of ["/", "/map", "/concepts/values/evidence"]) {
      const page = await ask(path);
      expect(await page.text()).toContain("The page");
      expect(page.headers.get("cache-control")).toBe("no-cache");
    }
    const asset = await ask("/assets/main-1a2b.js");
    expect(asset.headers.get("cache-control")).toContain("immutable");
    expect((await ask("/assets/gone-9z.js")).status).toBe(404);
  });

  test("/readyz reports on the database, the track and the runner", async () => {
    const response = await ask("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      status: "ready",
      track: { id: "small", version: 3 },
      runner: { words: "contained" },
    });
  });

  test("only a learner is told how strongly code is contained", async () => {
    expect((await ask("/api/sandbox")).status).toBe(401);
    const learner = await server.begin();
    expect(await learner.call("getSandbox")).toEqual({ walls: "contained", because: null });
  });

  test("the client's request id is used when it is a plain word", async () => {
    const of = async (id: string) =>
      (await ask("/healthz", { headers: { "x-request-id": id } })).headers.get("x-request-id");
    expect(await of("my-id.1")).toBe("my-id.1");
    expect(await of("a b")).not.toBe("a b");
  });

  test("the documentation is one page without scripts, and names every endpoint", async () => {
    const page = await (await ask("/api/docs")).text();
    const { paths } = await (await ask("/api/openapi.json")).json();
    expect(page).not.toContain("<script");
    for (const path of Object.keys(paths)) expect(page).toContain(path.replaceAll(/\{(\w+)\}/g, ":$1"));
    expect(page).toContain(LIMITS.bodyBytes.toLocaleString("en"));
  });
});

onEachDatabase("Many new learners", (open) => {
  test("are limited by the minute, with the time to wait", async () => {
    const server = await startTestServer(await open(), { learnersPerMinute: 3 });
    const statuses = [];
    for (let count = 0; count < 5; count += 1) {
      const response = await fetch(`${server.base}/api/learners`, { method: "POST" });
      statuses.push(response.status);
      if (response.status === 429) expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([201, 201, 201, 429, 429]);
    await server.stop();
  });
});
