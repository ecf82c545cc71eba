import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { defaultDataDir, readConfig } from "./config.ts";

test("without settings Aulo listens on this machine alone and keeps its data in the user's folder", () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 4600, host: "127.0.0.1", databaseUrl: null, logLevel: "info" });
  expect(config.dataDir).toBe(defaultDataDir({}, process.platform));
});

test("an empty setting counts as not set", () => {
  expect(readConfig({ PORT: "", DATABASE_URL: "" })).toMatchObject({ port: 4600, databaseUrl: null });
});

test("the data folder is where each operating system keeps application data", () => {
  expect(defaultDataDir({}, "linux")).toBe(join(homedir(), ".local", "share", "aulo"));
  expect(defaultDataDir({ XDG_DATA_HOME: "/data" }, "linux")).toBe(join("/data", "aulo"));
  expect(defaultDataDir({}, "darwin")).toBe(join(homedir(), "Library", "Application Support", "Aulo"));
  expect(defaultDataDir({ LOCALAPPDATA: "/local" }, "win32")).toBe(join("/local", "Aulo"));
});

test("only its own setting allows others to run code that is not contained", () => {
  expect(readConfig({})).toMatchObject({ allowUncontainedCode: false });
  expect(readConfig({ AULO_ALLOW_UNCONTAINED_CODE: "true" })).toMatchObject({ allowUncontainedCode: true });
});

test("a node of one role needs a database server", () => {
  const databaseUrl = "postgres://aulo@db.example/aulo";
  expect(readConfig({})).toMatchObject({ role: "all", lanes: 2, queueLength: 200, runExpiresSeconds: 600 });
  expect(readConfig({ AULO_ROLE: "judge", DATABASE_URL: databaseUrl })).toMatchObject({
    role: "judge",
    judgeHeartbeatSeconds: 10,
  });
  expect(() => readConfig({ AULO_ROLE: "web" })).toThrow("The setting AULO_ROLE=web needs DATABASE_URL");
});

test("metrics are served only where the setting says so", () => {
  expect(readConfig({}).metricsAddress).toBeNull();
  expect(readConfig({ AULO_METRICS_ADDRESS: "[::1]:9464" }).metricsAddress).toEqual({
    host: "::1",
    port: 9464,
  });
});

test("the public address is https, or http on this machine", () => {
  for (const address of ["https://aulo.example", "https://aulo.example:8443/", "http://127.0.0.1:4600"])
    expect(readConfig({ AULO_PUBLIC_URL: address }).publicUrl?.origin).toBe(address.replace(/\/$/, ""));
});

test("no proxy is trusted, but for those that are named", () => {
  expect(readConfig({}).trustedProxies).toEqual([]);
  expect(readConfig({ AULO_TRUSTED_PROXIES: "127.0.0.1, 10.0.0.0/8, ::1" }).trustedProxies).toEqual([
    "127.0.0.1",
    "10.0.0.0/8",
    "::1",
  ]);
});

const provider = {
  id: "school",
  name: "School",
  clientId: "aulo",
  clientSecret: "hidden",
  discoveryUrl: "https://id.example",
};

test("providers come as JSON or from a file", async () => {
  const file = join(await mkdtemp(join(tmpdir(), "aulo-config-")), "providers.json");
  await writeFile(file, JSON.stringify([provider]));
  const expected = [{ ...provider, scopes: ["openid", "email", "profile"] }];
  expect(readConfig({ AULO_PROVIDERS: JSON.stringify([provider]) }).providers).toEqual(expected);
  expect(readConfig({ AULO_PROVIDERS: file }).providers).toEqual(expected);
  await rm(dirname(file), { recursive: true });
});

test.each([
  [{ AULO_METRICS_ADDRESS: "9464" }, "AULO_METRICS_ADDRESS"],
  [{ AULO_METRICS_ADDRESS: "127.0.0.1:99999" }, "AULO_METRICS_ADDRESS"],
  [{ AULO_ROLE: "boss" }, "AULO_ROLE"],
  [{ AULO_LANES: "0" }, "AULO_LANES"],
  [{ AULO_QUEUE_LENGTH: "0" }, "AULO_QUEUE_LENGTH"],
  [{ AULO_RUN_EXPIRES_SECONDS: "59" }, "AULO_RUN_EXPIRES_SECONDS"],
  [{ AULO_JUDGE_HEARTBEAT_SECONDS: "9" }, "AULO_JUDGE_HEARTBEAT_SECONDS"],
  [{ AULO_MODE: "cloud" }, "AULO_MODE"],
  [{ AULO_SECRET: "x".repeat(31) }, "AULO_SECRET"],
  [{ AULO_PUBLIC_URL: "http://aulo.example" }, "AULO_PUBLIC_URL"],
  [{ AULO_PUBLIC_URL: "https://aulo.example/learn" }, "AULO_PUBLIC_URL"],
  [{ AULO_PUBLIC_URL: "aulo.example" }, "AULO_PUBLIC_URL"],
  [{ AULO_TRUSTED_PROXIES: "true" }, "AULO_TRUSTED_PROXIES"],
  [{ AULO_TRUSTED_PROXIES: "10.0.0.0/33" }, "AULO_TRUSTED_PROXIES"],
  [{ AULO_SMTP_URL: "mail.example" }, "AULO_SMTP_URL"],
  [{ AULO_MAIL_FROM: "Aulo" }, "AULO_MAIL_FROM"],
  [{ AULO_PROVIDERS: "/nowhere/providers.json" }, "AULO_PROVIDERS"],
  [{ AULO_PROVIDERS: JSON.stringify([{ ...provider, discoveryUrl: undefined }]) }, "AULO_PROVIDERS"],
  [{ PORT: "-1" }, "PORT"],
  [{ PORT: "4600.5" }, "PORT"],
  [{ DATABASE_URL: "here" }, "DATABASE_URL"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  [{ AULO_LEARNERS_PER_MINUTE: "0" }, "AULO_LEARNERS_PER_MINUTE"],
  [{ AULO_ALLOW_UNCONTAINED_CODE: "yes" }, "AULO_ALLOW_UNCONTAINED_CODE"],
])("%j is refused with the name of the setting", (environment, name) => {
  expect(() => readConfig(environment)).toThrow(`The setting ${name} must`);
});
