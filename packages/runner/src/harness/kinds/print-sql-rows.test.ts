import { expect, test } from "vitest";
import { formatTable } from "./print-sql-rows.ts";

test("numbers are aligned right, strings left and headings in the middle, as in psql", () => {
  const fields = [
    { name: "id", dataTypeID: 23 },
    { name: "a long name", dataTypeID: 25 },
  ];
  const rows = [
    ["7", "Ada"],
    ["1234", null],
  ];
  expect(formatTable(fields, rows)).toBe(
    "  id  | a long name\n------+-------------\n    7 | Ada\n 1234 |\n(2 rows)\n",
  );
});
