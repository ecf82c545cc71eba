import { expect, test } from "vitest";
import { formatTable } from "./table.ts";

test("numbers stand right, texts left, headings in the middle, as psql prints them", () => {
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
