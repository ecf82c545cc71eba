import { describe, expect, randomInt, script, test } from "@aulo/runner/spec";
import { ADA, INES, OMAR, printed, read, runWith } from "./book.js";
import { failed, failure, run, success } from "./tool.js";

const SHEET = [
  "2031-03-01 Omar toad=40",
  "2031-03-02 Ines toad=12 frog newt=2",
  "2031-03-05 Ada frog=30 salamander=3",
  "2031-03-06 Ines frog=25 Toad",
];
const toSheet = (lines) => lines.map((line) => `${line}\n`).join("");
const report = (...args) => run(["report", ...args], { stdin: toSheet(SHEET) });

describe("a report", () => {
  test("is about the helpers", { checks: ["by-helper", "sorted-by-number"] }, async () => {
    expect(await report("--by", "helper")).toEqual(success("Ines 41", "Omar 40", "Ada 33", "total 114"));
  });

  test("is about the animals", { checks: ["by-animal", "sorted-by-number"] }, async () => {
    const stdin = "2031-03-01 Omar toad=7 newt=9\n2031-03-02 Ines salamander=9 toad=4 frog=100";
    expect(await run(["report", "--by", "animal"], { stdin })).toEqual(
      success("frog 100", "toad 11", "newt 9", "salamander 9", "total 129"),
    );
  });

  test("is about the nights that were asked for", { checks: ["by-night", "from", "to"] }, async () => {
    expect(await report("--from", "2031-03-02", "--by", "night")).toEqual(
      success("2031-03-02 15", "2031-03-05 33", "2031-03-06 26", "total 74"),
    );
    expect(await report("--to", "2031-03-05", "--from", "2031-03-02", "--by", "helper")).toEqual(
      success("Ada 33", "Ines 15", "total 48"),
    );
  });

  test("is printed as JSON", { checks: ["json"] }, async () => {
    const { exitCode, lines, stderr } = await report("--json", "--by", "helper", "--to", "2031-03-02");
    const rows = [
      { name: "Omar", number: 40 },
      { name: "Ines", number: 15 },
    ];
    expect({ exitCode, stderr, printed: read({ book: lines.join("\n") }) }).toEqual({
      exitCode: 0,
      stderr: "",
      printed: { rows, total: 55 },
    });
  });

  test("is made of the book", { checks: ["from-the-book"] }, async () => {
    const found = await runWith({ entries: [INES, OMAR, ADA] }, ["report", "--book", "--by", "helper"]);
    expect(printed(found)).toEqual(["Ada 35", "Ines 13", "Omar 2", "total 50"]);
  });

  test("is made of several files and standard input", { checks: ["files", "dash"] }, async () => {
    const files = { "week-1.txt": toSheet(SHEET.slice(0, 2)), "week 2.txt": toSheet(SHEET.slice(3)) };
    const args = ["report", "week 2.txt", "--by", "helper", "week-1.txt", "-"];
    expect(await run(args, { files, stdin: toSheet(SHEET.slice(2, 3)) })).toEqual(
      success("Ines 41", "Omar 40", "Ada 33", "total 114"),
    );
  });

  test("needs files that can be read", { checks: ["no-file"] }, async () => {
    const files = { "week-1.txt": toSheet(SHEET) };
    const found = await run(["report", "week-1.txt", "week-2.txt"], { files });
    expect(failure(found, "week-2.txt")).toEqual(failed(1));
  });

  test("names the files of all lines that are not right", { checks: ["faults-of-files"] }, async () => {
    const files = {
      "week-1.txt": toSheet(["# first", SHEET[0], "2031-03-02 Ines wolf", "yesterday Ines toad"]),
      "week-2.txt": toSheet(SHEET),
      "week-3.txt": toSheet(["", "2031-03-02"]),
    };
    const found = await run(["report", "week-1.txt", "week-2.txt", "week-3.txt"], { files });
    const places = ["week-1.txt: line 3:", "week-1.txt: line 4:", "week-3.txt: line 2:"];
    expect({ ...failure(found, ...places), faults: found.stderr.split("\n").length }).toEqual({
      ...failed(1),
      faults: 3,
    });
  });
});

describe("import", () => {
  const book = JSON.stringify({ entries: [OMAR] });
  const sheets = (last) => ({
    "patrol.json": book,
    "week-1.txt": toSheet(["# first", "2031-03-04 Ines toad=12 frog"]),
    "week-2.txt": toSheet([last]),
  });

  test("writes the lines of the sheets into the book", { checks: ["import"] }, async () => {
    const newts = randomInt(2, 90);
    const files = sheets(`2031-03-04 Ada newt=${newts} frog=30`);
    const found = await script({ args: ["import", "week-1.txt", "week-2.txt"], files });
    const ada = { ...ADA, animals: { newt: newts, frog: 30 } };
    expect({ printed: found.stdout.trim(), exitCode: found.exitCode }).toEqual({
      printed: "added 2",
      exitCode: 0,
    });
    expect(read({ book: found.files["patrol.json"] })).toEqual({ entries: [OMAR, INES, ada] });
  });

  test("writes nothing when anything is not right", { checks: ["all-or-nothing"] }, async () => {
    const bad = await script({
      args: ["import", "week-1.txt", "week-2.txt"],
      files: sheets("2031-03-04 Ada"),
    });
    const gone = await script({ args: ["import", "week-1.txt", "week-9.txt"], files: sheets("") });
    const found = (one) => ({ exitCode: one.exitCode, stdout: one.stdout, book: one.files["patrol.json"] });
    expect({ "a line": found(bad), "a file": found(gone) }).toEqual({
      "a line": { exitCode: 1, stdout: "", book },
      "a file": { exitCode: 1, stdout: "", book },
    });
  });
});

describe("the options", () => {
  test("have a help that waits for nothing", { checks: ["help"] }, async () => {
    for (const args of [["--help"], ["report", "--help"]]) {
      const { exitCode, signal, stdout, stderr } = await script({
        args,
        keepsStdinOpen: true,
        withinMs: 4_000,
      });
      const found = { exitCode, signal, stderr, "prints how": stdout.includes("report") };
      expect({ args, ...found }).toEqual({ args, exitCode: 0, signal: null, stderr: "", "prints how": true });
    }
  });

  test("are refused when they are wrong", { checks: ["wrong-options"] }, async () => {
    const calls = [
      "report --wet",
      "report --by",
      "report --by moon",
      "report --from 2031-3-1",
      "report --to tomorrow",
      "report --book week-1.txt",
      "list --json",
      "import",
    ];
    const files = { "week-1.txt": toSheet(SHEET) };
    const results = await Promise.all(calls.map((call) => run(call.split(" "), { files })));
    const found = calls.map((call, index) => [call, failure(results[index])]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(calls.map((call) => [call, failed(2)])));
  });
});
