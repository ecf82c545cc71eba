import { homedir } from "node:os";
import { join } from "node:path";
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

test.each([
  [{ PORT: "-1" }, "PORT"],
  [{ PORT: "4600.5" }, "PORT"],
  [{ DATABASE_URL: "here" }, "DATABASE_URL"],
  [{ LOG_LEVEL: "loud" }, "LOG_LEVEL"],
  [{ AULO_LEARNERS_PER_MINUTE: "0" }, "AULO_LEARNERS_PER_MINUTE"],
  [{ AULO_ALLOW_UNCONTAINED_CODE: "yes" }, "AULO_ALLOW_UNCONTAINED_CODE"],
])("%j is refused with the name of the setting", (environment, name) => {
  expect(() => readConfig(environment)).toThrow(`The setting ${name} must`);
});
