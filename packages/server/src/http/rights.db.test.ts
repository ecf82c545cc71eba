import { randomUUID } from "node:crypto";
import { type Endpoint, endpoints, type Role } from "@aulo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { updateRole } from "../learners/queries.ts";
import { onEachDatabase } from "../testing/databases.ts";
import { startTestServer, type TestServer } from "../testing/test-server.ts";
import { RIGHTS } from "./rights.ts";

/** Everybody who asks, the least first. */
const CALLERS = ["anyone", "learner", "mentor", "admin"] as const;

const all = Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => ({ name, ...endpoint }));
function rightOf(name: string) {
  return Object.entries(RIGHTS).find(([each]) => each === name)?.[1];
}

describe("The table of rights", () => {
  test("has one row for each endpoint", () => {
    expect(Object.keys(RIGHTS).toSorted()).toEqual(Object.keys(endpoints).toSorted());
  });

  test("leaves without a token only the endpoints that ask for none", () => {
    for (const { name, asks } of all) {
      expect(rightOf(name) === "anyone", name).toBe(asks === "none");
      expect(rightOf(name) === "account", name).toBe(asks === "account");
    }
  });

  test("gives no learner the endpoints below /api/admin", () => {
    for (const { name, path } of all)
      if (path.startsWith("/api/admin/")) expect(rightOf(name), name).toBe("admin");
  });
});

onEachDatabase("Each role at each endpoint", (open) => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const tokenFor = async (role: Role) => {
    const client = await server.begin();
    const { id } = await client.call("getLearner");
    await updateRole(server.deps.db, id, role);
    return client.token;
  };
  const statusOf = async ({ method, path }: Endpoint, token: string | null) => {
    const url = `${server.base}${path.replaceAll(/:\w+/g, randomUUID())}`;
    const response = await fetch(url, {
      method,
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(method === "GET" ? {} : { body: "{}" }),
    });
    await response.body?.cancel();
    return response.status;
  };

  test.each(CALLERS.flatMap((caller) => all.map((endpoint) => ({ ...endpoint, caller }))))(
    "$caller at $name",
    async ({ caller, ...endpoint }) => {
      const least = rightOf(endpoint.name);
      const status = await statusOf(endpoint, caller === "anyone" ? null : await tokenFor(caller));
      // In local mode there are no accounts, whoever asks.
      if (least === "account") return expect(status).toBe(404);
      const may = least !== undefined && CALLERS.indexOf(caller) >= CALLERS.indexOf(least);
      if (may) expect([401, 403]).not.toContain(status);
      else expect(status).toBe(caller === "anyone" ? 401 : 403);
      expect(status).toBeLessThan(500);
    },
  );

  test("a role that was taken away counts from the next request on", async () => {
    const client = await server.begin();
    const { id } = await client.call("getLearner");
    const ask = () => client.refusal("PUT", `/api/learners/${randomUUID()}/role`, { role: "mentor" });
    expect(await ask()).toMatchObject({ status: 403, type: "/problems/not-allowed" });
    await updateRole(server.deps.db, id, "admin");
    expect(await ask()).toMatchObject({ status: 404 });
    expect(await client.call("getLearner")).toMatchObject({ role: "admin" });
    await updateRole(server.deps.db, id, "learner");
    expect(await ask()).toMatchObject({ status: 403 });
  });

  test("an admin gives a role by the API, and an import keeps it", async () => {
    const [admin, other] = [await server.begin(), await server.begin()];
    const [{ id }, { id: learnerId }] = [await admin.call("getLearner"), await other.call("getLearner")];
    await updateRole(server.deps.db, id, "admin");
    await admin.call("setRole", { params: { learnerId }, body: { role: "mentor" } });
    await other.call("importLearner", { body: await other.call("exportLearner") });
    expect(await other.call("getLearner")).toMatchObject({ role: "mentor" });
  });
});
