import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import { ADA, INES, OMAR, printed, read, runWith } from "./book.js";
import { failed, failure } from "./tool.js";

describe("add", () => {
  test("begins a book with the first entry", {
    checks: ["add", "first-day", "form", "patrol-json"],
  }, async () => {
    const toads = randomInt(2, 300);
    const found = await runWith(null, ["add", "2031-03-04", "Ines", "toad", `TOAD=${toads}`, "frog"]);
    expect({ exitCode: found.exitCode, stderr: found.stderr }).toEqual({ exitCode: 0, stderr: "" });
    const animals = { toad: toads + 1, frog: 1 };
    expect(read(found)).toEqual({ entries: [{ night: "2031-03-04", helper: "Ines", animals }] });
  });

  test("goes on in the book, and prints the night so far", { checks: ["add", "night-so-far"] }, async () => {
    const before = { entries: [INES, OMAR] };
    const found = await runWith(before, ["add", "2031-03-04", "Ada", "newt=5", "frog=30"]);
    expect(printed(found)).toEqual(["2031-03-04 48"]);
    expect(read(found)).toEqual({ entries: [INES, OMAR, ADA] });
  });

  test("refuses words that are not right in a sheet", { checks: ["refused"] }, async () => {
    const words = {
      "a strange animal": ["2031-03-04", "Ines", "toad", "hedgehog"],
      "a strange date": ["2031-13-04", "Ines", "toad"],
    };
    const book = JSON.stringify({ entries: [OMAR] });
    for (const [name, args] of Object.entries(words)) {
      const found = await runWith(book, ["add", ...args]);
      expect({ [name]: failure(found), book: found.book }).toEqual({ [name]: failed(1), book });
    }
  });

  test("writes into the book that PATROL_BOOK names", { checks: ["elsewhere"] }, async () => {
    const place = { env: { PATROL_BOOK: "mill-road.json" }, file: "mill-road.json" };
    const found = await runWith({ entries: [INES] }, ["add", "2031-02-28", "Omar", "salamander=2"], place);
    expect(printed(found)).toEqual(["2031-02-28 2"]);
    expect(read(found)).toEqual({ entries: [INES, OMAR] });
  });
});

describe("list", () => {
  test("prints the entries as lines of a sheet", { checks: ["list", "list-line"] }, async () => {
    expect(printed(await runWith({ entries: [INES, OMAR, ADA] }, ["list"]))).toEqual([
      "2031-03-04 Ines frog=1 toad=12",
      "2031-02-28 Omar salamander=2",
      "2031-03-04 Ada frog=30 newt=5",
    ]);
  });

  test("prints nothing when there are none", { checks: ["list-nothing", "first-day"] }, async () => {
    expect(printed(await runWith(null, ["list"]))).toEqual([]);
  });
});

describe("undo", () => {
  test("takes the last entry out, and prints it", { checks: ["undo", "undo-prints"] }, async () => {
    const found = await runWith({ entries: [INES, OMAR, ADA] }, ["undo"]);
    expect(printed(found)).toEqual(["2031-03-04 Ada frog=30 newt=5"]);
    expect(read(found)).toEqual({ entries: [INES, OMAR] });
  });

  test("fails when there is none", { checks: ["nothing-to-undo"] }, async () => {
    expect(failure(await runWith({ entries: [] }, ["undo"]))).toEqual(failed(1));
  });
});

describe("a book", () => {
  test("is asked with the right words only", { checks: ["wrong-words"] }, async () => {
    const book = JSON.stringify({ entries: [INES] });
    for (const args of [
      ["add", "2031-03-04", "Ines"],
      ["list", "Ines"],
      ["undo", "2"],
    ]) {
      const found = await runWith(book, args);
      const name = args.join(" ");
      expect({ [name]: failure(found), book: found.book }).toEqual({ [name]: failed(2), book });
    }
  });

  test("that is broken is named, and stays as it is", { checks: ["broken", "broken-kept"] }, async () => {
    const broken = [
      ["add 2031-03-04 Ines toad", '{ "entries": ['],
      ["list", "[]"],
      ["undo", '{ "entries": { "0": 1 } }'],
      ["add 2031-03-04 Ines toad", "null"],
    ];
    for (const [call, book] of broken) {
      const found = await runWith(book, call.split(" "));
      expect({ call, ...failure(found, "patrol.json"), book: found.book }).toEqual({
        call,
        ...failed(1),
        book,
      });
    }
  });
});
