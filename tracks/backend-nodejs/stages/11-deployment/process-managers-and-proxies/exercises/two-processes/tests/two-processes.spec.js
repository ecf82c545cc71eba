import { ecosystem, expect, test } from "@aulo/runner/spec";

const app = async () => {
  const apps = await ecosystem();
  expect(apps.map(({ name }) => name)).toEqual(["notes"]);
  return apps[0];
};

test("the app notes starts src/server.js", async () => {
  expect(["src/server.js", "./src/server.js"]).toContain((await app()).script);
});

test("two processes share the port", async () => {
  const { exec_mode: mode, instances } = await app();
  expect(["cluster", "cluster_mode"]).toContain(mode);
  expect(Number(instances)).toBe(2);
});

test("a process above 300 MB is started again", async () => {
  expect(["300M", "300MB", 300 * 1024 * 1024]).toContain((await app()).max_memory_restart);
});

test("the service runs in production on port 3000", { concept: "environment-variables" }, async () => {
  const { env = {}, env_production: production = {} } = await app();
  const { NODE_ENV, PORT } = { ...env, ...production };
  expect([NODE_ENV, `${PORT}`]).toEqual(["production", "3000"]);
});

test("the password of the database is not written down here", {
  concept: "environment-variables",
}, async () => {
  const { env = {}, env_production: production = {} } = await app();
  expect(Object.keys({ ...env, ...production })).not.toContain("DATABASE_URL");
});
