import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { LIMITS, ProblemDetails } from "@aulo/contract";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase, onServer } from "../testing/databases.ts";
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

  test.each([
    ["GET", "/api/account"],
    ["GET", "/api/account/providers"],
    ["POST", "/api/account/session"],
    ["DELETE", "/api/account/sessions/00000000-0000-4000-8000-000000000000"],
  ])("%s %s is refused where nobody needs an account", async (method, path) => {
    const response = await ask(path, { method });
    expect(await problemOf(response)).toMatchObject({ type: "/problems/no-accounts", status: 404 });
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

  test.each([
    ["no token", {}],
    ["an unknown cookie", { cookie: "aulo_learner=nobody" }],
  ])("with %s the session is nobody's, without an error", async (_, headers) => {
    const response = await ask("/api/session", { headers });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ learner: null });
  });

  test("the session of a cookie is its learner's", async () => {
    const learner = await server.begin();
    const response = await ask("/api/session", { headers: { cookie: `aulo_learner=${learner.token}` } });
    expect(await response.json()).toEqual({ learner: await learner.call("getLearner") });
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

  test("a tab of one learner neither reads nor writes with the cookie of another", async () => {
    const [ada, bob] = [await server.begin(), await server.begin()];
    const { id } = await ada.call("getLearner");
    const body = JSON.stringify({ text: "everything" });
    const asUsed = (token: string) => ({
      cookie: `aulo_learner=${token}`,
      "x-aulo-learner": id,
      "content-type": "application/json",
    });
    for (const [path, init] of [
      ["/api/learner", {}],
      ["/api/session", {}],
      ["/api/goals", { method: "POST", body }],
    ] as const) {
      const refused = await ask(path, { ...init, headers: asUsed(bob.token) });
      expect(await problemOf(refused)).toMatchObject({ type: "/problems/other-learner", status: 401 });
      expect((await ask(path, { ...init, headers: asUsed(ada.token) })).ok).toBe(true);
    }
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

  const send = async (path: string, body: string, headers: Record<string, string> = {}, method = "POST") => {
    const { token } = await server.begin();
    const own = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    return ask(path, { method, headers: { ...own, ...headers }, body });
  };

  test.each(["/api/goals", "/api/learner/import", "/api/runs"])(
    "%s reads no body of somebody without a token",
    async (path) => {
      const headers = { "content-type": "application/json", authorization: "Bearer nobody" };
      for (const body of ["{", "[".repeat(100_000)]) {
        const response = await ask(path, { method: "POST", headers, body });
        expect(await problemOf(response)).toMatchObject({ type: "/problems/unknown-token" });
      }
    },
  );

  test.each([
    ["gzip", gzipSync("{}")],
    ["br", brotliCompressSync("{}")],
    ["deflate", deflateSync("{}")],
  ])("a body compressed with %s is refused, and nothing is inflated", async (encoding, bytes) => {
    const { token } = await server.begin();
    for (const path of ["/api/goals", "/api/learner/import"]) {
      const response = await ask(path, {
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          "content-encoding": encoding,
        },
        body: new Uint8Array(bytes),
      });
      expect(await problemOf(response)).toMatchObject({ status: 400, type: "/problems/not-json" });
    }
  });

  test.each([
    ["nested lists", "[".repeat(LIMITS.nesting + 1)],
    ["nested objects", '{"a":'.repeat(LIMITS.nesting + 1)],
    ["many numbers", `{"text":"a","drop":[${"1,".repeat(LIMITS.bodyValues)}1]}`],
    ["many empty lists", `[${"[],".repeat(LIMITS.bodyValues)}[]]`],
  ])("a body of %s is refused before it is parsed", async (_, body) => {
    const problem = await problemOf(await send("/api/goals", body));
    expect(problem).toMatchObject({ status: 413, type: "/problems/too-large" });
  });

  test.each(["utf-7", "utf-16", "utf-16le", "utf-32"])(
    "a body in %s is refused, since its values cannot be counted",
    async (charset) => {
      const headers = { "content-type": `application/json; charset=${charset}` };
      for (const body of ['{"text":"everything"}', "+AFs-".repeat(100_000)])
        expect(await problemOf(await send("/api/goals", body, headers))).toMatchObject({
          status: 400,
          type: "/problems/not-json",
        });
    },
  );

  test("brackets, commas and quotes inside a text do not count", async () => {
    const text = `${"[{,".repeat(100)}\\"[[`;
    expect((await send("/api/goals", JSON.stringify({ text }))).status).toBe(422);
  });

  test("a refusal names a few faults, each in a few words", async () => {
    const drop = Array.from({ length: 2_000 }, () => "Not An Id");
    const long = "x".repeat(100_000);
    const response = await send("/api/goals", JSON.stringify({ text: "a", drop, [long]: 1 }));
    const body = await response.text();
    expect(response.status).toBe(422);
    expect(ProblemDetails.parse(JSON.parse(body)).fields).toHaveLength(LIMITS.faults);
    expect(body.length).toBeLessThan(4 * LIMITS.faults * LIMITS.faultChars);
  });

  const SOMEWHERE = "00000000-0000-4000-8000-000000000000";
  const PLACES: [string, string, string, (text: string) => unknown][] = [
    ["goal", "POST", "/api/goals", (text) => ({ text })],
    [
      "answer",
      "POST",
      `/api/checks/${SOMEWHERE}/attempts`,
      (output) => ({ item: "values.one", answer: { kind: "predict-output", output } }),
    ],
    ["file", "PUT", "/api/drafts/functions/double", (text) => ({ files: { "double.js": text } })],
    ["file's name", "PUT", "/api/drafts/functions/double", (text) => ({ files: { [text]: "" } })],
    ["note", "POST", "/api/deferrals", (note) => ({ concept: "values", why: "other", note })],
    ["reason", "PUT", `/api/log/${SOMEWHERE}/dispute`, (reason) => ({ reason })],
    ["run", "POST", "/api/runs", (code) => ({ kind: "example", concept: "values", example: "one", code })],
  ];

  test.each(PLACES)("a %s that PostgreSQL cannot store is refused", async (_, method, path, bodyOf) => {
    for (const text of ["a\0b", "\ud800", "\udc00 "]) {
      const response = await send(path, JSON.stringify(bodyOf(text)), {}, method);
      expect(await problemOf(response)).toMatchObject({ status: 422, type: "/problems/does-not-fit" });
    }
  });

  test("numbers too large for PostgreSQL are refused", async () => {
    const { token } = await server.begin();
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask("/api/log?before=2147483648", { headers })).status).toBe(422);
    expect((await ask("/api/log?before=2147483647", { headers })).status).toBe(200);
    expect((await ask("/api/log?before=1e999", { headers })).status).toBe(422);
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

  test.each(["/", "/map", "/assets/main-1a2b.js", "/assets/gone.js", "/healthz"])(
    "a change of %s, which nobody can change, is a problem",
    async (path) => {
      expect(await problemOf(await ask(path, { method: "POST" }))).toMatchObject({
        status: 404,
        type: "/problems/not-found",
      });
    },
  );

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
    for (const path of ["..%2f..%2fpackage.json", "..%2f..", "%00"])
      expect(await statusWith(`/assets/${path}`, {})).toBeOneOf([400, 403, 404]);
  });

  test("a write on a full disk gets 503 with the reason, and reads go on", async () => {
    const learner = await server.begin();
    const { db } = server.deps;
    await sql`CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION USING ERRCODE = 'disk_full'; END $$`.execute(db);
    await sql`CREATE TRIGGER full_disk BEFORE INSERT ON goals EXECUTE FUNCTION fill_disk()`.execute(db);
    await sql`CREATE TRIGGER full_disk BEFORE UPDATE ON tokens EXECUTE FUNCTION fill_disk()`.execute(db);
    const problem = await learner.refusal("POST", "/api/goals", { text: "lists" });
    expect(problem).toMatchObject({ status: 503, type: "/problems/unavailable" });
    expect(problem.detail).toContain("disk that holds Aulo's data is full");
    expect((await learner.call("listGoals")).goals).toEqual([]);
    await sql`DROP FUNCTION fill_disk CASCADE`.execute(db);
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
    expect(await learner.call("getSandbox")).toEqual({
      walls: "contained",
      because: null,
      kept: { ready: 0, mostMb: 250, idleMinutes: 10 },
    });
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

onServer("Many new learners at two nodes", (open) => {
  test("are counted together", async () => {
    const connected = await open();
    const nodes = await Promise.all(
      [1, 2].map(() => startTestServer({ ...connected, close: async () => {} }, { learnersPerMinute: 3 })),
    );
    const statuses = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await fetch(`${nodes[count % 2]?.base}/api/learners`, { method: "POST" })).status);
    expect(statuses).toEqual([201, 201, 201, 429]);
    for (const node of nodes) await node.stop();
    await connected.close();
  });
});
