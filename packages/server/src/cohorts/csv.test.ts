import { expect, test } from "vitest";
import { toCsv } from "./csv.ts";

test("quotes every cell, doubles quotes, and ends lines with CRLF", () => {
  expect(toCsv(["name", "shown"], [['Ada "A", B', 3]])).toBe('"name","shown"\r\n"Ada ""A"", B","3"\r\n');
});

test.each([
  '=HYPERLINK("http://evil.example","click")',
  "+1+1",
  "-2+3",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  "  =1+1",
  "＝1+1",
  "Ada\n=1+1",
])("%j is text, not a formula", (cell) => {
  expect(toCsv(["a"], [[cell]])).toContain(`"'${cell.replaceAll('"', '""')}"`);
});

test.each(["Ada", "a=b", "2 + 2", "e-mail"])("%j stays as it is", (cell) => {
  expect(toCsv(["a"], [[cell]])).toBe(`"a"\r\n"${cell}"\r\n`);
});

test("negative numbers stay numbers", () => {
  expect(toCsv(["a"], [[-1]])).toBe('"a"\r\n"-1"\r\n');
});
