import { describe, expect, it } from "vitest";
import { parseAnswers, readAnswers } from "./read-answers.ts";

const HEADER = "learner,item,skills,correct,time";
function parse(...lines: string[]) {
  return parseAnswers("answers.csv", [HEADER, ...lines].join("\n"));
}

describe("parseAnswers", () => {
  it("reads rows, joined skills and times", () => {
    expect(parse("a,i1,s2;s1;s2,1,0", "", "b,i2,s1,0,12.5")).toEqual([
      { learner: "a", item: "i1", skills: ["s1", "s2"], right: true, seconds: 0 },
      { learner: "b", item: "i2", skills: ["s1"], right: false, seconds: 12.5 },
    ]);
  });

  it("reads columns in any order, further columns, Windows lines and a byte order mark", () => {
    const text = "\uFEFFcorrect,school,learner,item,skills,time\r\n1,x,a,i,s,0\r\n";
    expect(parseAnswers("answers.csv", text)).toEqual([
      { learner: "a", item: "i", skills: ["s"], right: true, seconds: 0 },
    ]);
  });

  it("names file, line, fault and remedy of an invalid row", () => {
    const cases: [string, RegExp][] = [
      ["a,i,s,1", /^answers\.csv, line 3: there are 4 fields, not 5\. Write one field a column/],
      [",i,s,1,0", /line 3: the learner is empty\. Give every row/],
      ["a,,s,1,0", /line 3: the item is empty/],
      ["a,i,;,1,0", /line 3: there is no skill\. Name at least one/],
      ["a,i,s,yes,0", /line 3: correct is "yes"\. Write 1 for a right answer/],
      ["a,i,s,1,noon", /line 3: time is "noon"\. Write seconds/],
      ["a,i,s,1,", /line 3: time is ""/],
      ["a,i,s,1,-4", /line 3: time is "-4"/],
    ];
    for (const [line, message] of cases) expect(() => parse("a,i,s,1,0", line)).toThrow(message);
  });

  it("names the column that the header lacks", () => {
    expect(() => parseAnswers("answers.csv", "learner,item,skill,correct,time\na,i,s,1,0")).toThrow(
      /line 1: there is no column "skills"/,
    );
  });

  it("refuses a file without answers", () => {
    expect(() => parse()).toThrow(/there is no answer\. Add at least one row/);
    expect(() => parseAnswers("answers.csv", "")).toThrow(/there is no column "learner"/);
  });
});

describe("readAnswers", () => {
  it("names the unreadable file, and the remedy", () => {
    expect(() => readAnswers("/no/such/file.csv")).toThrow(
      /\/no\/such\/file\.csv cannot be read: .*--train and --test/,
    );
  });
});
