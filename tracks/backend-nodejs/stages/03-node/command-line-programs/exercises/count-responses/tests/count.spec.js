import { expect, pick, randomInt, script, test } from "@aulo/runner/spec";

const WORDS = ["rooms", "desk", "guests", "keys"];
/** Log lines with these statuses, on paths with digits that look like a status. */
const linesWith = (...statuses) =>
  statuses.map((status) => `${pick(["GET", "POST"])} /${pick(WORDS)}/${randomInt(1, 99)} ${status}`);
const toLog = (lines) => lines.map((line) => `${line}\n`).join("");

const LOG = toLog(linesWith(200, 404, 500, 200, 404, 503, 404, 201));

/** Runs the tool in a folder with access.log. `printed` is standard output without the last line break. */
async function count(args, more = {}) {
  const { exitCode, stdout, stderr } = await script({ args, files: { "access.log": LOG }, ...more });
  return { exitCode, printed: stdout.replace(/\n$/, ""), stderr };
}

/** What ended in the right way: the number on standard output, nothing on standard error, exit code 0. */
const ok = (number) => ({ exitCode: 0, printed: `${number}`, stderr: "" });

test("counts all lines without the option", { checks: ["all"] }, async () => {
  const own = toLog(linesWith(...Array(randomInt(20, 40)).fill(200)));
  expect(await count(["own.log"], { files: { "own.log": own } })).toEqual(ok(own.split("\n").length - 1));
});

test("counts the lines with the status, and not those with these digits elsewhere", {
  checks: ["status"],
}, async () => {
  const tricky = toLog([
    "GET /rooms/404 200",
    "GET /404 500",
    "GET /rooms 404",
    "GET /a/1404 200",
    "PUT /b 400",
  ]);
  expect(await count(["--status", "404", "b.log"], { files: { "b.log": tricky } })).toEqual(ok(1));
  expect(await count(["--status=200", "b.log"], { files: { "b.log": tricky } })).toEqual(ok(2));
});

test("takes the option several times", { checks: ["several"] }, async () => {
  expect(await count(["--status", "200", "--status", "503", "--status", "404", "access.log"])).toEqual(ok(6));
  expect(await count(["--status", "404", "--status", "404", "access.log"])).toEqual(ok(3));
});

test("prints 0 and succeeds when no line has the status", { checks: ["zero", "all"] }, async () => {
  expect(await count(["empty.log"], { files: { "empty.log": "" } })).toEqual(ok(0));
  expect(await count(["--status", "418", "access.log"])).toEqual(ok(0));
});

const parse = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return `not JSON: ${text}`;
  }
};

test("prints JSON", { checks: ["json"] }, async () => {
  for (const [status, number] of [
    ["404", 3],
    ["418", 0],
  ]) {
    const { exitCode, printed } = await count(["--json", "--status", status, "access.log"]);
    expect({ exitCode, json: parse(printed) }).toEqual({ exitCode: 0, json: { count: number } });
  }
});

test("knows the short names", { checks: ["short"] }, async () => {
  const { exitCode, printed } = await count(["-s", "404", "-j", "-s", "503", "access.log"]);
  expect({ exitCode, json: parse(printed) }).toEqual({ exitCode: 0, json: { count: 4 } });
});

test("takes options before and after the file", { checks: ["any-order"] }, async () => {
  expect(await count(["access.log", "--status", "404"])).toEqual(ok(3));
  expect(await count(["--status", "404", "access.log", "--status", "503"])).toEqual(ok(4));
});

test("reads standard input when no file is named", { checks: ["stdin"] }, async () => {
  expect(await count(["--status", "404"], { stdin: LOG })).toEqual(ok(3));
});

test("reads standard input when the name is -", { checks: ["stdin"] }, async () => {
  expect(await count(["-", "--status", "404"], { stdin: LOG })).toEqual(ok(3));
});

test("prints the usage on standard output for --help", { checks: ["help"] }, async () => {
  for (const args of [["--help"], ["--help", "access.log"]]) {
    const { exitCode, printed, stderr } = await count(args);
    expect({ args, exitCode, hasUsage: printed.trim() !== "", stderr }).toEqual({
      args,
      exitCode: 0,
      hasUsage: true,
      stderr: "",
    });
  }
});

test("does not wait for input when help is wanted", { checks: ["help"] }, async () => {
  const { signal, exitCode } = await script({ args: ["--help"], keepsStdinOpen: true, withinMs: 3_000 });
  expect({ signal, exitCode }).toEqual({ signal: null, exitCode: 0 });
});

/** A failure with this exit code: nothing on standard output, and a message that holds `text` on standard error. */
async function expectFailure(args, code, text) {
  const { exitCode, printed, stderr } = await count(args, { stdin: LOG });
  const message = stderr.trim() !== "" && stderr.includes(text);
  expect({ args, exitCode, printed, hasMessage: message }).toEqual({
    args,
    exitCode: code,
    printed: "",
    hasMessage: true,
  });
}

test("refuses an unknown option", { checks: ["wrong-call"] }, async () => {
  await expectFailure(["--statsu", "404", "access.log"], 2, "");
  await expectFailure(["-x", "access.log"], 2, "");
});

test("refuses --status without a value", { checks: ["wrong-call"] }, async () => {
  await expectFailure(["access.log", "--status"], 2, "");
});

test("refuses a second file", { checks: ["wrong-call"] }, async () => {
  await expectFailure(["access.log", "access.log"], 2, "");
});

test("fails when the file does not exist", { checks: ["no-file"] }, async () => {
  await expectFailure(["--json", "logs/old.log"], 1, "logs/old.log");
});

test("fails when the file is a folder", { checks: ["no-file"] }, async () => {
  await expectFailure(["/tmp"], 1, "/tmp");
});
