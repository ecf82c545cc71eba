import { expect, npmRun, randomInt, test } from "@aulo/runner/spec";

const URL_OF = (name) => `postgres://db.internal/${name}`;
const FILE_OF = (name, more = "") => `DATABASE_URL=${URL_OF(name)}\n${more}`;
const lastLine = (text) => text.trim().split("\n").at(-1);

/** A program in the place of src/check.js: prints two of its variables. */
const TELLS = `
  const { PORT = "none", DATABASE_URL = "none" } = process.env;
  console.log("\\nvariables " + JSON.stringify({ PORT, DATABASE_URL }));
`;

/** The variables with which npm test runs src/check.js. */
async function testVariables(files = {}) {
  const { stdout, stderr } = await npmRun("test", { files: { ...files, "src/check.js": TELLS } });
  const told = /variables (\{.*\})/.exec(stdout)?.[1];
  expect({ "npm test": told === undefined ? stderr.trim().slice(-300) : "runs" }).toEqual({
    "npm test": "runs",
  });
  return JSON.parse(told);
}

test("npm run dev takes the settings from .env", { checks: ["dev"] }, async () => {
  const port = randomInt(4001, 4999);
  const files = { ".env": FILE_OF("laptop", `PORT=${port}\n`) };
  const { exitCode, stdout } = await npmRun("dev", { files });
  expect({ exitCode, line: lastLine(stdout) }).toEqual({
    exitCode: 0,
    line: `serving on ${port} with laptop`,
  });
});

test("a variable that is set wins over the file", { checks: ["set-wins"] }, async () => {
  const port = randomInt(5000, 5999);
  const { stdout } = await npmRun("dev", { env: { PORT: `${port}` } });
  expect(lastLine(stdout)).toBe(`serving on ${port} with notes_dev`);
  const other = await npmRun("dev", { env: { DATABASE_URL: URL_OF("other") } });
  expect(lastLine(other.stdout)).toBe("serving on 4000 with other");
});

test("npm start takes the settings from the environment", { checks: ["start"] }, async () => {
  const port = randomInt(6000, 6999);
  const env = { DATABASE_URL: URL_OF("live"), PORT: `${port}` };
  const { stdout, exitCode } = await npmRun("start", { env });
  expect({ exitCode, line: lastLine(stdout) }).toEqual({ exitCode: 0, line: `serving on ${port} with live` });
});

const FILES = [".env", ".env.test", ".env.production", ".env.prod", ".env.local", ".env.production.local"];
const ALL_FILES = Object.fromEntries(FILES.map((name) => [name, FILE_OF("of_a_file", "PORT=1234\n")]));

test("npm start reads no file", { checks: ["no-file"] }, async () => {
  const { stdout } = await npmRun("start", { files: ALL_FILES, env: { DATABASE_URL: URL_OF("live") } });
  expect(lastLine(stdout)).toBe("serving on 3000 with live");
  const without = await npmRun("start", { files: ALL_FILES });
  expect({ exitCode: without.exitCode, stderr: lastLine(without.stderr) }).toEqual({
    exitCode: 1,
    stderr: "DATABASE_URL is missing",
  });
});

test("npm test uses a database for tests", { checks: ["test"] }, async () => {
  const { exitCode, stdout, stderr } = await npmRun("test");
  expect({ exitCode, stderr: stderr.trim() }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toContain("tested with notes_test");
});

test("npm test takes the settings from .env.test", { checks: ["test"] }, async () => {
  const port = randomInt(7000, 7999);
  const variables = await testVariables({ ".env.test": FILE_OF("mine_test", `PORT=${port}\n`) });
  expect(variables).toEqual({ PORT: `${port}`, DATABASE_URL: URL_OF("mine_test") });
});

test("npm test reads no other file", { checks: ["only-test-file"] }, async () => {
  const variables = await testVariables({ ...ALL_FILES, ".env.test": "OTHER=1\n" });
  expect(variables).toEqual({ PORT: "none", DATABASE_URL: "none" });
});

test("npm test fails when the settings name another database", { checks: ["test-fails"] }, async () => {
  const { exitCode } = await npmRun("test", { files: { ".env.test": FILE_OF("notes_dev") } });
  expect({ "npm test": exitCode === 0 ? "passes" : "fails" }).toEqual({ "npm test": "fails" });
});

test(".env.test names the database notes_test on localhost, without user and password", {
  checks: ["test-database"],
}, async () => {
  const { DATABASE_URL } = await testVariables();
  const { protocol, host, pathname, username, password } = new URL(DATABASE_URL);
  expect({ protocol, host, pathname, username, password }).toEqual({
    protocol: protocol === "postgresql:" ? protocol : "postgres:",
    host: host === "localhost:5432" ? host : "localhost",
    pathname: "/notes_test",
    username: "",
    password: "",
  });
});
