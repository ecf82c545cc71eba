import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readConfig } from "../packages/server/src/config.ts";

const Service = z.object({
  environment: z.record(z.string(), z.string()),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal("ALL")]),
  security_opt: z.array(z.string()),
  tmpfs: z.array(z.string()),
  volumes: z.array(z.string()),
  ports: z.array(z.string()).default([]),
  user: z.string().optional(),
  image: z.string().optional(),
});
const Compose = z.object({
  services: z.object({ aulo: Service, database: Service }),
  volumes: z.record(z.string(), z.null()),
});

/** Instructions in their order, continued lines joined and comments left out. */
const instructions = readFileSync("Containerfile", "utf8")
  .replaceAll(/^#.*\n/gm, "")
  .replaceAll(/\\\n\s*/g, "")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => {
    const [, name = "", rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    return { name, rest };
  });
const { services, volumes } = Compose.parse(parse(readFileSync("compose.yaml", "utf8")));

function all(name: string): string[] {
  return instructions.filter((each) => each.name === name).map(({ rest }) => rest);
}

const imageEnvironment = Object.fromEntries(
  all("ENV").flatMap((rest) => rest.split(" ").map((pair) => pair.split("="))),
);

test("the image runs Aulo as an ordinary user, on the Node that the project runs on", () => {
  expect(instructions.every(({ name }) => name !== "")).toBe(true);
  expect(all("FROM")).toEqual([expect.stringMatching(/^node:24-/)]);
  expect(all("USER")).toEqual(["node"]);
  const order = instructions.map(({ name }) => name);
  expect(order.indexOf("USER")).toBeGreaterThan(order.lastIndexOf("RUN"));
  const [command = ""] = all("CMD");
  expect(JSON.parse(command)).toEqual([
    "node",
    "--disable-sigusr1",
    expect.stringMatching(/\/server\/src\/main\.js$/),
  ]);
});

test("the image has no secrets and only the package of the project's folder", () => {
  expect(all("COPY")).toEqual(["aulo-*.tgz /tmp/"]);
  expect(Object.keys(imageEnvironment)).toEqual(["HOST", "PORT", "AULO_DATA_DIR", "AULO_CACHE_DIR"]);
  expect(all("ARG")).toEqual([]);
  for (const file of [".dockerignore", ".containerignore"])
    expect(readFileSync(file, "utf8")).toBe("*\n!aulo-*.tgz\n");
});

test("the health check asks the port that Aulo listens on", () => {
  const [check = ""] = all("HEALTHCHECK");
  const { port, host } = readConfig(imageEnvironment);
  expect(host).toBe("0.0.0.0");
  expect(check).toContain(`http://127.0.0.1:${port}/readyz`);
  expect(all("EXPOSE")).toEqual([String(port)]);
  expect(services.aulo.ports).toEqual([`127.0.0.1:${port}:${port}`]);
});

test("both services are read-only and without capabilities, and write to declared places only", () => {
  for (const service of Object.values(services)) {
    expect(service.security_opt).toContain("no-new-privileges:true");
    const named = service.volumes.map((each) => each.split(":")[0]);
    expect(named.every((name) => name !== undefined && name in volumes)).toBe(true);
  }
  const written = [...services.aulo.tmpfs, ...services.aulo.volumes.map((each) => each.split(":")[1])];
  expect(written).toEqual(
    expect.arrayContaining(["/tmp", imageEnvironment.AULO_DATA_DIR, imageEnvironment.AULO_CACHE_DIR]),
  );
});

test("Aulo gets the address of the database, with a password that stands in no file of the project", () => {
  const secret = `\${POSTGRES_PASSWORD:?set it in .env}`;
  const { DATABASE_URL = "" } = services.aulo.environment;
  expect(services.database.environment.POSTGRES_PASSWORD).toBe(secret);
  const { databaseUrl } = readConfig({ DATABASE_URL: DATABASE_URL.replace(secret, "secret") });
  expect(databaseUrl).toBe("postgres://aulo:secret@database:5432/aulo");
  expect(services.database.user).toBe("postgres");
});
