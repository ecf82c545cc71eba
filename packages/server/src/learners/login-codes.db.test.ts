import { afterAll, beforeAll, expect, test } from "vitest";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";

onEachDatabase("One-time codes", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const use = (code: string, headers: Record<string, string> = {}) =>
    fetch(`${server.base}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ code }),
    });
  const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? null;

  test("log one browser in as the learner, with a token that is not the maker's, and only once", async () => {
    const learner = await server.begin();
    const { code } = await learner.call("makeLink");
    const first = await use(code);
    expect(await first.json()).toMatchObject({ id: (await learner.call("getLearner")).id });
    const cookie = cookieOf(first) ?? "";
    expect(cookie).toMatch(/^aulo_learner=./);
    expect(cookie).not.toContain(learner.token);
    expect(cookie).not.toContain(code);
    const session = await fetch(`${server.base}/api/session`, { headers: { cookie } });
    expect(await session.json()).toMatchObject({ learner: { id: (await learner.call("getLearner")).id } });
    const second = await use(code);
    expect([second.status, cookieOf(second)]).toEqual([401, null]);
    expect(await second.json()).toMatchObject({ type: "/problems/unknown-token" });
  });

  test("make no further token for a browser that is the learner's already", async () => {
    const learner = await server.begin();
    const cookie = cookieOf(await use((await learner.call("makeLink")).code)) ?? "";
    const { tokens } = await learner.call("listTokens");
    const again = await use((await learner.call("makeLink")).code, { cookie, "user-agent": "curl/8.5.0" });
    expect([again.status, cookieOf(again)]).toEqual([200, null]);
    const after = (await learner.call("listTokens")).tokens;
    expect(after).toHaveLength(tokens.length);
    expect(after.map(({ name }) => name)).toContain("curl");
  });

  test("end after two minutes, and with the learner's next code", async () => {
    const learner = await server.begin();
    const late = await learner.call("makeLink");
    server.wait(120_000);
    expect((await use(late.code)).status).toBe(401);
    const replaced = await learner.call("makeLink");
    const newest = await learner.call("makeLink");
    expect((await use(replaced.code)).status).toBe(401);
    expect((await use(newest.code)).status).toBe(200);
  });

  test("do not work as tokens: a request with one is refused", async () => {
    const { code } = await (await server.begin()).call("makeLink");
    const response = await fetch(`${server.base}/api/learner`, {
      headers: { authorization: `Bearer ${code}` },
    });
    expect(response.status).toBe(401);
  });
});
