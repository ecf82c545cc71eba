import { call, expect, pick, random, randomInt, test } from "@aulo/runner/spec";

const NAMES = ["PORT", "DATABASE_URL", "SESSION_SECRET", "SESSION_MINUTES", "SECURE_COOKIES"];
const word = () => random().toString(36).slice(2, 10).padEnd(8, "q");
const required = () => ({
  DATABASE_URL: `postgres://db-${word()}/shop`,
  SESSION_SECRET: `${word()}-${word()}`,
});

async function faultsOf(env) {
  const outcome = await call("readConfig", env).then(
    () => null,
    (error) => String(error.message),
  );
  if (outcome === null) return null;
  return NAMES.filter((name) => new RegExp(`(^|[^A-Z_])${name}($|[^A-Z_])`).test(outcome));
}

test("turns texts into numbers, true and false", async () => {
  const env = required();
  const [port, sessionMinutes, secureCookies] = [randomInt(1, 65535), randomInt(1, 500), pick([true, false])];
  const settings = { databaseUrl: env.DATABASE_URL, sessionSecret: env.SESSION_SECRET, sessionMinutes };
  const numbers = { PORT: `${port}`, SESSION_MINUTES: `${sessionMinutes}` };
  for (const [PORT, isSecure] of [
    [`${port}`, secureCookies],
    ["0", !secureCookies],
  ]) {
    expect(await call("readConfig", { ...env, ...numbers, PORT, SECURE_COOKIES: `${isSecure}` })).toEqual({
      ...settings,
      port: Number(PORT),
      secureCookies: isSecure,
    });
  }
});

test("has defaults where they do no harm", async () => {
  const env = { ...required(), HOME: "/home/ada", PATH: "/usr/bin" };
  expect(await call("readConfig", env)).toEqual({
    port: 3000,
    databaseUrl: env.DATABASE_URL,
    sessionSecret: env.SESSION_SECRET,
    sessionMinutes: 60,
    secureCookies: true,
  });
});

test("treats an empty text as missing", async () => {
  const optional = { PORT: "", SESSION_MINUTES: "", SECURE_COOKIES: "" };
  expect(await call("readConfig", { ...required(), ...optional })).toMatchObject({
    port: 3000,
    sessionMinutes: 60,
    secureCookies: true,
  });
  expect(await faultsOf({ ...required(), DATABASE_URL: "" })).toEqual(["DATABASE_URL"]);
});

test("refuses a port that is not one", async () => {
  for (const PORT of ["http", "80.5", `${randomInt(1, 99)}abc`, "-1", "65536", "1e3", "0x50"]) {
    expect([PORT, await faultsOf({ ...required(), PORT })]).toEqual([PORT, ["PORT"]]);
  }
  expect(await faultsOf({ ...required(), PORT: "65535" })).toBeNull();
});

test("refuses minutes and switches that make no sense", async () => {
  for (const SESSION_MINUTES of ["0", "-5", "1.5", "ten"]) {
    expect(await faultsOf({ ...required(), SESSION_MINUTES })).toEqual(["SESSION_MINUTES"]);
  }
  for (const SECURE_COOKIES of ["yes", "1", "TRUE"]) {
    expect(await faultsOf({ ...required(), SECURE_COOKIES })).toEqual(["SECURE_COOKIES"]);
  }
});

test("names all faults at once", async () => {
  expect(await faultsOf({})).toEqual(["DATABASE_URL", "SESSION_SECRET"]);
  const env = {
    PORT: "no",
    DATABASE_URL: "postgres://db/shop",
    SESSION_MINUTES: "0",
    SECURE_COOKIES: "perhaps",
  };
  expect(await faultsOf(env)).toEqual(["PORT", "SESSION_SECRET", "SESSION_MINUTES", "SECURE_COOKIES"]);
});

test("keeps the secret out of the message", async () => {
  const SESSION_SECRET = word();
  const failing = call("readConfig", { ...required(), SESSION_SECRET });
  await expect(failing).rejects.toThrow(/SESSION_SECRET/);
  await expect(failing).rejects.not.toThrow(SESSION_SECRET.slice(0, 4));
  const exact = { ...required(), SESSION_SECRET: `${word()}${word()}`.slice(0, 16) };
  expect(await faultsOf(exact)).toBeNull();
});
