import { call, expect, inside, randomInt, test } from "@aulo/runner/spec";

/** Translates each `[text, values, expectedText, expectedValues]`, and compares all results. */
async function expectAll(cases) {
  for (const [text, values, expectedText, expectedValues] of cases) {
    const found = await call("toMysql", text, values);
    expect({ text, found }).toEqual({ text, found: { text: expectedText, values: expectedValues } });
  }
}

test("writes a question mark for each placeholder", { checks: ["question-marks", "values"] }, async () => {
  const [a, b] = [randomInt(1, 99), randomInt(1, 99)];
  await expectAll([
    ["SELECT id FROM t WHERE a = $1", [a], "SELECT id FROM t WHERE a = ?", [a]],
    ["INSERT INTO t VALUES ($1,$2)", [a, b], "INSERT INTO t VALUES (?,?)", [a, b]],
    ["$1", [a], "?", [a]],
    ["a=$1+$2", [a, b], "a=?+?", [a, b]],
  ]);
});

test("keeps values of every kind", { checks: ["values"] }, async () => {
  const values = [0, "", null, false, "$1", "it's", -1];
  const text = values.map((_, index) => `$${index + 1}`).join(", ");
  await expectAll([[text, values, "?, ?, ?, ?, ?, ?, ?", values]]);
});

test("repeats and reorders values by their numbers", { checks: ["any-order", "values"] }, async () => {
  const [a, b, c] = [randomInt(1, 9), randomInt(10, 99), randomInt(100, 999)];
  await expectAll([
    ["WHERE a = $1 OR b = $1", [a], "WHERE a = ? OR b = ?", [a, a]],
    ["WHERE a = $2 AND b = $1", [a, b], "WHERE a = ? AND b = ?", [b, a]],
    ["WHERE a = $3 AND b = $3 AND c = $1", [a, b, c], "WHERE a = ? AND b = ? AND c = ?", [c, c, a]],
    ["WHERE a = $2", [a, b], "WHERE a = ?", [b]],
    ["SELECT 1", [a], "SELECT 1", []],
  ]);
});

test("reads numbers of several digits", { checks: ["question-marks", "any-order"] }, async () => {
  const values = Array.from({ length: 12 }, (_, index) => `v${index + 1}`);
  await expectAll([
    ["a = $12 AND b = $1 AND c = $10", values, "a = ? AND b = ? AND c = ?", ["v12", "v1", "v10"]],
  ]);
});

test("puts names into backticks", { checks: ["names"] }, async () => {
  await expectAll([
    ['SELECT "order" FROM "my table"', [], "SELECT `order` FROM `my table`", []],
    ['UPDATE "user" SET "group" = $1', [7], "UPDATE `user` SET `group` = ?", [7]],
    ['SELECT t."isOpen",u."isOpen"', [], "SELECT t.`isOpen`,u.`isOpen`", []],
  ]);
});

test("leaves strings alone", { checks: ["strings"] }, async () => {
  await expectAll([
    ["WHERE a = 'cost: $1' AND b = $1", [7], "WHERE a = 'cost: $1' AND b = ?", [7]],
    ["WHERE a = 'say \"hello\"'", [], "WHERE a = 'say \"hello\"'", []],
    ["WHERE a = '' AND b = $1", [7], "WHERE a = '' AND b = ?", [7]],
    ["WHERE a = 'why?' AND b = $1", [7], "WHERE a = 'why?' AND b = ?", [7]],
    ["'$1''$2'", [], "'$1''$2'", []],
    ["a = '\"' AND \"b\" = $1 AND c = '\"'", [7], "a = '\"' AND `b` = ? AND c = '\"'", [7]],
  ]);
});

test("understands a doubled quote in a string", { checks: ["doubled", "strings"] }, async () => {
  await expectAll([
    ["WHERE a = 'it''s $1' AND b = $1", [7], "WHERE a = 'it''s $1' AND b = ?", [7]],
    ["WHERE a = '''$1''' AND b = $1", [7], "WHERE a = '''$1''' AND b = ?", [7]],
    ["WHERE a = '''' AND b = $1 AND c = ''''", [7], "WHERE a = '''' AND b = ? AND c = ''''", [7]],
    [`WHERE a = 'it''s "b"' AND "c" = $1`, [7], "WHERE a = 'it''s \"b\"' AND `c` = ?", [7]],
  ]);
});

test("leaves a placeholder in a name alone", { checks: ["in-names"] }, async () => {
  await expectAll([
    ['SELECT "price in $1" FROM t WHERE a = $1', [7], "SELECT `price in $1` FROM t WHERE a = ?", [7]],
    ['SELECT "$2"', [7], "SELECT `$2`", []],
  ]);
});

test("throws when a placeholder has no value", { checks: ["missing"] }, async () => {
  for (const [text, values] of [
    ["a = $2", [7]],
    ["a = $1", []],
    ["a = $1", undefined],
    ["a = $0", [7]],
    ["a = $1 AND b = $3", [7, 8]],
    ["a = $11", [7]],
  ]) {
    await expect(call("toMysql", text, values)).rejects.toThrow();
  }
});

test("takes a query without values", { checks: ["no-values"] }, async () => {
  await expectAll([
    ["SELECT 1", undefined, "SELECT 1", []],
    ["SELECT '$1'", undefined, "SELECT '$1'", []],
  ]);
});

test("does not change the array that was passed", { checks: ["kept"] }, async () => {
  const found = await inside(({ toMysql }) => {
    const values = [7, "x"];
    const { values: used } = toMysql("a = $2 AND b = $1 AND c = $1", values);
    used.push("later");
    return values;
  });
  expect({ "the array that was passed": found }).toEqual({ "the array that was passed": [7, "x"] });
});
