import { expect, inside, randomInt, test } from "@aulo/runner/spec";

const NAMES = ["PORT", "DATABASE_URL", "SESSION_SECRET", "SESSION_MINUTES", "SECURE_COOKIES"];
/** Letters that no message holds, so that each of them in one comes from the secret. */
const SECRET_LETTERS = "жщфцяэюб";
const secret = (length) =>
  Array.from({ length }, () => SECRET_LETTERS[randomInt(0, SECRET_LETTERS.length - 1)]).join("");

const required = () => ({
  DATABASE_URL: `postgres://db-${randomInt(1, 9999)}/shop`,
  SESSION_SECRET: secret(randomInt(16, 40)),
});

/** What readConfig does with these variables: the settings that it returns, or the error that it throws. */
const read = (env, ofProcess = {}) =>
  inside(
    ({ readConfig }, env, ofProcess) => {
      Object.assign(process.env, ofProcess);
      try {
        const settings = readConfig(env);
        if (settings instanceof Promise) settings.catch(() => {});
        return { settings: settings instanceof Promise ? "a promise" : { ...settings } };
      } catch (error) {
        return { error: { isError: error instanceof Error, message: String(error?.message) } };
      } finally {
        for (const name of Object.keys(ofProcess)) delete process.env[name];
      }
    },
    env,
    ofProcess,
  );

/** The variables that the error names; "no error" when there is none. */
async function namedFor(env) {
  const { settings, error } = await read(env);
  if (error === undefined) return settings === "a promise" ? settings : "no error";
  return NAMES.filter((name) => new RegExp(`(^|[^A-Z_])${name}($|[^A-Z_])`).test(error.message));
}

/** Tries each value of a variable, and expects the same for all of them. */
async function expectForEach(name, values, named) {
  const found = {};
  for (const value of values) found[`${name}=${value}`] = await namedFor({ ...required(), [name]: value });
  expect(found).toEqual(Object.fromEntries(values.map((value) => [`${name}=${value}`, named])));
}

test("turns strings into numbers, true and false", { checks: ["settings"] }, async () => {
  for (const secureCookies of [true, false]) {
    for (const [port, sessionMinutes] of [
      [randomInt(1, 65535), randomInt(2, 500)],
      [0, 1],
      [65535, 100_000],
    ]) {
      const env = required();
      const numbers = { PORT: `${port}`, SESSION_MINUTES: `${sessionMinutes}` };
      const { settings } = await read({ ...env, ...numbers, SECURE_COOKIES: `${secureCookies}` });
      expect(settings).toEqual({
        port,
        databaseUrl: env.DATABASE_URL,
        sessionSecret: env.SESSION_SECRET,
        sessionMinutes,
        secureCookies,
      });
    }
  }
});

const DEFAULTS = { port: 3000, sessionMinutes: 60, secureCookies: true };
const withDefaults = ({ DATABASE_URL, SESSION_SECRET }) => ({
  ...DEFAULTS,
  databaseUrl: DATABASE_URL,
  sessionSecret: SESSION_SECRET,
});

test("has defaults for the port, the minutes and the cookies", { checks: ["defaults"] }, async () => {
  const env = required();
  expect(await read(env)).toEqual({ settings: withDefaults(env) });
});

test("throws an Error, and returns nothing", { checks: ["throws"] }, async () => {
  const { error } = await read({ ...required(), PORT: "no" });
  expect({ throwsAnError: error?.isError }).toEqual({ throwsAnError: true });
});

test("names all that is missing or wrong at once, and nothing else", { checks: ["all-errors"] }, async () => {
  const bad = {
    PORT: "no",
    DATABASE_URL: undefined,
    SESSION_SECRET: "short",
    SESSION_MINUTES: "ten",
    SECURE_COOKIES: "perhaps",
  };
  const found = {};
  const expected = {};
  for (let bits = 1; bits < 2 ** NAMES.length; bits += 1) {
    const wrong = NAMES.filter((_name, at) => bits & (1 << at));
    const env = { ...required(), ...Object.fromEntries(wrong.map((name) => [name, bad[name]])) };
    expected[`wrong: ${wrong}`] = wrong;
    found[`wrong: ${wrong}`] = await namedFor(env);
  }
  expect(found).toEqual(expected);
});

const SECRETS = [
  ["a secret that is too short", () => ({ SESSION_SECRET: secret(15) })],
  ["a secret that is right", () => ({ SESSION_SECRET: secret(24), PORT: "no" })],
];
test("treats an empty string as missing", { checks: ["empty"] }, async () => {
  const env = { ...required(), PORT: "", SESSION_MINUTES: "", SECURE_COOKIES: "" };
  expect(await read(env)).toEqual({ settings: withDefaults(env) });
  await expectForEach("DATABASE_URL", [""], ["DATABASE_URL"]);
  await expectForEach("SESSION_SECRET", [""], ["SESSION_SECRET"]);
});

test("refuses a port that is not one", { checks: ["port"] }, async () => {
  await expectForEach("PORT", ["http", "65536", "99999999", `${randomInt(65537, 99999)}`], ["PORT"]);
  await expectForEach("PORT", ["0", "1", "65535"], "no error");
});

const NOT_DIGITS = [
  "80.5",
  "80.0",
  "80abc",
  "-1",
  "-0",
  "+80",
  "1e3",
  "0x50",
  " 80",
  "80 ",
  "8 0",
  " ",
  "80\n",
  "1_000",
];
test.each(["PORT", "SESSION_MINUTES"])(
  "refuses a %s that is not written with digits only",
  {
    checks: ["digits"],
  },
  async (name) => {
    await expectForEach(name, NOT_DIGITS, [name]);
  },
);

test("refuses no address of a database but an empty one", { checks: ["database"] }, async () => {
  await expectForEach("DATABASE_URL", ["postgres://db/shop", "0", "false", "shop"], "no error");
  const { DATABASE_URL, ...without } = required();
  expect(await namedFor(without)).toEqual(["DATABASE_URL"]);
});

test("refuses a secret of fewer than 16 characters", { checks: ["secret"] }, async () => {
  await expectForEach("SESSION_SECRET", [secret(1), secret(15)], ["SESSION_SECRET"]);
  await expectForEach("SESSION_SECRET", [secret(16), secret(17)], "no error");
  const { SESSION_SECRET, ...without } = required();
  expect(await namedFor(without)).toEqual(["SESSION_SECRET"]);
});

test("returns strings as they are, with their white space", { checks: ["database", "secret"] }, async () => {
  for (const env of [
    { DATABASE_URL: " ", SESSION_SECRET: ` ${secret(15)}` },
    { DATABASE_URL: " postgres://db/shop\n", SESSION_SECRET: `${secret(8)} ${secret(6)}\t` },
  ]) {
    expect(await read(env)).toEqual({ settings: withDefaults(env) });
  }
});

test("refuses minutes that make no sense", { checks: ["minutes"] }, async () => {
  await expectForEach("SESSION_MINUTES", ["0", "00", "ten"], ["SESSION_MINUTES"]);
  await expectForEach("SESSION_MINUTES", ["1", "2", "100000"], "no error");
});

test("refuses cookies that are neither true nor false", { checks: ["cookies"] }, async () => {
  const values = ["yes", "no", "1", "0", "TRUE", "False", " true", "true false", "constructor", "null"];
  await expectForEach("SECURE_COOKIES", values, ["SECURE_COOKIES"]);
});

test.each(SECRETS)("keeps %s out of the message", { checks: ["no-secret"] }, async (_name, more) => {
  const { error } = await read({ ...required(), ...more() });
  const letters = [...`${error?.message}`].filter((letter) => SECRET_LETTERS.includes(letter));
  expect({ isError: error?.isError, lettersOfTheSecret: letters }).toEqual({
    isError: true,
    lettersOfTheSecret: [],
  });
});

test("does not mind other variables", { checks: ["handed-in"] }, async () => {
  const env = { ...required(), HOME: "/home/ada", PORTS: "many", port: "1", SESSION_SECRET_OLD: "short" };
  expect(await read(env)).toEqual({ settings: withDefaults(env) });
});

test("does not read the variables of the process", { checks: ["handed-in"] }, async () => {
  const env = required();
  const others = { PORT: "1", SESSION_MINUTES: "2", SECURE_COOKIES: "false" };
  expect(await read(env, others)).toEqual({ settings: withDefaults(env) });
  const { error } = await read({}, { ...others, ...env });
  expect({ throwsAnError: error?.isError }).toEqual({ throwsAnError: true });
});
