import { describe, expect, npmRun, query, test } from "@aulo/runner/spec";
import { fresh } from "./api.js";

const ROWS = [
  "INSERT INTO things (id, name, category) VALUES (101, 'lamp', 'lamps')",
  "INSERT INTO repairs (id, thing_id, fault) VALUES (201, 101, 'dark')",
  "INSERT INTO slots (id, starts_at, places) VALUES (301, '2031-05-03 10:00Z', 2)",
  "INSERT INTO bookings (repair_id, slot_id) VALUES (201, 301)",
];
const REFUSED = [
  "INSERT INTO things (name, category) VALUES ('  ', 'toys')",
  "INSERT INTO things (name, category) VALUES ('spoon', 'spoons')",
  "INSERT INTO repairs (thing_id, fault) VALUES (101, 'flickers')",
  "UPDATE repairs SET status = 'claimed' WHERE id = 201",
  "UPDATE repairs SET status = 'done', volunteer = 'Ilse' WHERE id = 201",
  "DELETE FROM things WHERE id = 101",
  "DELETE FROM slots WHERE id = 301",
  "INSERT INTO slots (starts_at, places) VALUES ('2031-05-03 12:00+02', 4)",
  "UPDATE slots SET places = 0 WHERE id = 301",
];

describe("the database", () => {
  test("still keeps its rules, and a migration runs once", {
    checks: ["still"],
    timeoutMs: 15_000,
  }, async () => {
    await fresh();
    for (const sql of ROWS) await query(sql);
    const { exitCode } = await npmRun("migrate");
    const found = {};
    for (const sql of REFUSED)
      found[sql] = await query(sql).then(
        () => "accepted",
        () => "refused",
      );
    expect({ "npm run migrate": exitCode, ...found }).toEqual({
      "npm run migrate": 0,
      ...Object.fromEntries(REFUSED.map((sql) => [sql, "refused"])),
    });
    expect(await query("SELECT category, things::int FROM category_report ORDER BY category")).toEqual([
      { category: "bicycles", things: 0 },
      { category: "clothes", things: 0 },
      { category: "lamps", things: 1 },
      { category: "toys", things: 0 },
    ]);
  });
});
