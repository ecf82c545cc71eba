import { expect, npmRun, randomInt, test } from "@aulo/runner/spec";

const URL_OF = (name) => `postgres://db.internal/${name}`;
const lastLine = (text) => text.trim().split("\n").at(-1);

test("npm run dev takes the settings from .env", async () => {
  const port = randomInt(4001, 4999);
  const files = { ".env": `PORT=${port}\nDATABASE_URL=${URL_OF("laptop")}\n` };
  const { exitCode, stdout } = await npmRun("dev", { files });
  expect({ exitCode, line: lastLine(stdout) }).toEqual({
    exitCode: 0,
    line: `serving on ${port} with laptop`,
  });
});

test("a variable that is set wins over the file", async () => {
  const port = randomInt(5000, 5999);
  const { stdout } = await npmRun("dev", { env: { PORT: `${port}` } });
  expect(lastLine(stdout)).toBe(`serving on ${port} with notes_dev`);
});

test("npm start takes the settings from the environment alone", async () => {
  const { stdout, exitCode } = await npmRun("start", { env: { DATABASE_URL: URL_OF("live") } });
  expect({ exitCode, line: lastLine(stdout) }).toEqual({ exitCode: 0, line: "serving on 3000 with live" });
  const without = await npmRun("start");
  expect(without.exitCode).toBe(1);
  expect(without.stderr).toContain("DATABASE_URL is missing");
});

test("npm test uses a database for tests", async () => {
  const { exitCode, stdout, stderr } = await npmRun("test");
  expect({ stderr: stderr.trim(), exitCode }).toEqual({ stderr: "", exitCode: 0 });
  expect(lastLine(stdout)).toBe("tested with notes_test");
});

test("npm test fails when the settings name another database", async () => {
  const files = { ".env.test": "DATABASE_URL=postgres://localhost/notes_dev\n" };
  expect((await npmRun("test", { files })).exitCode).not.toBe(0);
});
