import { compose, expect, test } from "@aulo/runner/spec";

async function service(name) {
  const { services } = await compose();
  expect(Object.keys(services)).toContain(name);
  return services[name];
}

const DATA = "/var/lib/postgresql/data";
const HEALTHY = "service_healthy";

test("the service starts when the database is healthy", async () => {
  expect((await service("api")).dependsOn).toEqual({ db: HEALTHY });
});

test("compose asks the database whether it is ready", async () => {
  const asked = (await service("db")).healthcheck?.test ?? "";
  const words = [asked].flat().flatMap((part) => part.split(/\s+/));
  expect(words).toEqual(expect.arrayContaining(["pg_isready", "-U", "notes"]));
  expect(Array.isArray(asked) ? asked[0] : "CMD-SHELL").toMatch(/^CMD(-SHELL)?$/);
});

test("the service finds the database by its name", { concept: "server-basics" }, async () => {
  const { DATABASE_URL = "" } = (await service("api")).environment;
  const filled = DATABASE_URL.replaceAll(/\$\{[^}]*\}/g, "secret");
  const { hostname, port, username, pathname } = new URL(filled);
  expect({ hostname, username, pathname }).toEqual({ hostname: "db", username: "notes", pathname: "/notes" });
  expect(["", "5432"]).toContain(port);
});

test("nobody outside reaches the database", { concept: "server-basics" }, async () => {
  expect((await service("db")).ports).toEqual([]);
  expect((await service("db")).network_mode).not.toBe("host");
});

test("the service can be reached on port 3000", async () => {
  const { ports } = await service("api");
  expect(ports.map(({ published, target }) => [published, target])).toEqual([["3000", "3000"]]);
});

test("the rows are still there when the container is made anew", async () => {
  const { volumes } = await service("db");
  const data = volumes.find(({ target }) => target === DATA || target === `${DATA}/`);
  expect(Object.keys((await compose()).volumes ?? {})).toContain(data?.source);
  expect(data.readOnly).toBe(false);
});

test("the password is not written down", { concept: "environment-variables" }, async () => {
  const { POSTGRES_PASSWORD } = (await service("db")).environment;
  expect(POSTGRES_PASSWORD ?? "$POSTGRES_PASSWORD").toMatch(/^\$\{?POSTGRES_PASSWORD\b/);
});
