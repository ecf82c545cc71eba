import { describe, expect, randomInt, test } from "@aulo/runner/spec";
import { failed, failure, run, success } from "./tool.js";

const report = (...lines) => run(["report"], { stdin: lines.map((line) => `${line}\n`).join("") });

describe("report", () => {
  test("prints the nights of a sheet and their total", {
    checks: ["nights", "in-order", "total-of-nights", "a-line", "same-words"],
  }, async () => {
    const toads = randomInt(2, 300);
    const sheet = [
      "2031-03-12 Omar toad=40",
      `2030-12-31 Ines toad=${toads} frog NEWT=2`,
      "2031-03-12 Ada Toad=3",
      "2031-03-04 Ines newt",
    ];
    expect(await report(...sheet)).toEqual(
      success(`2030-12-31 ${toads + 3}`, "2031-03-04 1", "2031-03-12 43", `total ${toads + 47}`),
    );
  });

  test("leaves out blank lines and lines that begin with #", { checks: ["left-out"] }, async () => {
    const sheet = [
      "# Mill Road",
      "",
      "2031-01-01 Ines toad",
      "  ",
      "#2031-03-04 Ada toad",
      "2031-12-31 Omar frog=2",
    ];
    expect(await report(...sheet)).toEqual(success("2031-01-01 1", "2031-12-31 2", "total 3"));
  });

  test("takes any white space, and lines from Windows", { checks: ["white-space", "windows"] }, async () => {
    const stdin =
      "  2031-03-04   Ines\ttoad=2   frog \r\n\r\n# again\r\n2031-03-05 Ada newt\r\n2031-03-05 Omar toad";
    expect(await run(["report"], { stdin })).toEqual(success("2031-03-04 3", "2031-03-05 2", "total 5"));
  });

  test("has a total of 0 for a sheet without lines", { checks: ["empty"] }, async () => {
    expect(await report()).toEqual(success("total 0"));
    expect(await report("# nothing moved", "")).toEqual(success("total 0"));
  });

  test("names each line that is not right, and prints nothing else", {
    checks: ["each-fault", "counted", "nothing-else", "date", "a-line"],
  }, async () => {
    const wrong = [
      "2031-03-04",
      "2031-03-04 Ines",
      "2031-13-01 Ines toad",
      "2031-00-10 Ines toad",
      "2031-03-32 Ines toad",
      "2031-03-00 Ines toad",
      "2031-3-4 Ines toad",
      "31-03-04 Ines toad",
      "2031/03/04 Ines toad",
      "2031-03-04-05 Ines toad",
      "2031-1e-04 Ines toad",
      "Ines 2031-03-04 toad",
      "2031-03-04 Ines toad hedgehog",
      "2031-03-04 Ines toad=0",
    ];
    const found = await report("# Mill Road", "", "2031-03-04 Ines toad", ...wrong, "2031-03-04 Ines toad");
    expect(failure(found)).toEqual(failed(1));
    const numbers = found.stderr.split("\n").map((line) => line.split(":")[0].trim());
    expect(numbers).toEqual(wrong.map((_, index) => `line ${index + 4}`));
  });
});
