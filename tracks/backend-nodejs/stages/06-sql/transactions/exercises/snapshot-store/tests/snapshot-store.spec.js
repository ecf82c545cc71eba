import { expect, inside, randomInt, test } from "@aulo/runner/spec";

/**
 * Plays steps such as `["a", "write", "lamp", 4]` on a fresh store; `["a", "begin"]` begins the transaction `a`.
 * Gives the result of each read and commit with its step, and the rows that were passed in, as they are afterwards.
 */
const play = (rows, steps) =>
  inside(
    ({ createStore }, rows, steps) => {
      const given = { ...rows };
      const store = createStore(given);
      const open = {};
      const results = [];
      for (const [name, action, ...rest] of steps) {
        if (action === "begin") {
          open[name] = store.begin();
          continue;
        }
        const result = open[name][action](...rest);
        if (action === "read" || action === "commit")
          results.push(`${[name, action, ...rest].join(" ")}: ${result}`);
      }
      return { results, given };
    },
    rows,
    steps,
  );

/** Steps written as lines, such as `a write lamp 4`. A `= value` states the expected result of a read or commit. */
async function expectPlay(rows, script) {
  const lines = script
    .trim()
    .split("\n")
    .map((line) => line.trim().split(" = "));
  const steps = lines.map(([line]) =>
    line.split(" ").map((word) => (/^-?\d+$/.test(word) ? Number(word) : word)),
  );
  const expected = lines
    .filter(([, result]) => result !== undefined)
    .map(([line, result]) => `${line}: ${result}`);
  const { results } = await play(rows, steps);
  expect(results).toEqual(expected);
}

test("reads the rows of the beginning", { checks: ["snapshot"] }, async () => {
  const lamps = randomInt(1, 90);
  await expectPlay(
    { lamp: lamps, chair: 0, desk: -3 },
    `
    a begin
    a read lamp = ${lamps}
    a read chair = 0
    a read desk = -3
    a read sofa = null
    a read toString = null
    a read constructor = null`,
  );
  await expectPlay(
    {},
    `
    a begin
    a read lamp = null`,
  );
});

test("keeps its snapshot while others commit", { checks: ["snapshot", "commit"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    b write lamp 9
    b write sofa 1
    b commit = true
    a read lamp = 5
    a read sofa = null
    c begin
    c read lamp = 9
    c write lamp 10
    c commit = true
    a read lamp = 5`,
  );
});

test("reads what it has written itself", { checks: ["own-writes"] }, async () => {
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    a write lamp 4
    a read lamp = 4
    a write lamp 0
    a read lamp = 0
    a write sofa 7
    a read sofa = 7
    a read chair = 2`,
  );
});

test("shows its changes to nobody before it commits", { checks: ["invisible"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    a write lamp 4
    a write sofa 1
    b read lamp = 5
    b read sofa = null
    c begin
    c read lamp = 5
    c read sofa = null`,
  );
});

test("shows all changes to those who begin after its commit", { checks: ["commit"] }, async () => {
  const value = randomInt(6, 90);
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    a write lamp ${value}
    a write chair 0
    a write sofa 1
    a commit = true
    b begin
    b read lamp = ${value}
    b read chair = 0
    b read sofa = 1
    b commit = true
    c begin
    c read lamp = ${value}`,
  );
});

test("forgets its changes with a rollback", { checks: ["rollback"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    a write lamp 4
    a write sofa 1
    a rollback
    b begin
    b read lamp = 5
    b read sofa = null`,
  );
});

test("loses no update: the second commit is refused", { checks: ["conflict", "commit"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    a read lamp = 5
    b read lamp = 5
    a write lamp 4
    b write lamp 4
    a commit = true
    b commit = false
    c begin
    c read lamp = 4`,
  );
});

test("refuses a commit without having read, and for a new row", { checks: ["conflict"] }, async () => {
  await expectPlay(
    {},
    `
    a begin
    b begin
    b write sofa 2
    b commit = true
    a write sofa 3
    a commit = false
    c begin
    c read sofa = 2`,
  );
});

test("stores nothing of a refused transaction", { checks: ["conflict"] }, async () => {
  await expectPlay(
    { lamp: 5, chair: 2, desk: 1 },
    `
    a begin
    b begin
    b write lamp 6
    b commit = true
    a write chair 9
    a write lamp 9
    a write desk 9
    a commit = false
    c begin
    c read chair = 2
    c read lamp = 6
    c read desk = 1
    c write chair 3
    c commit = true`,
  );
});

test("sees a conflict also several commits later", { checks: ["conflict"] }, async () => {
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    b begin
    b write lamp 6
    b commit = true
    c begin
    c write chair 3
    c commit = true
    d begin
    d write desk 1
    d commit = true
    a write lamp 7
    a commit = false`,
  );
});

test("goes on after a conflict when it begins again", { checks: ["conflict", "commit"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    a write lamp 4
    b write lamp 4
    a commit = true
    b commit = false
    b begin
    b read lamp = 4
    b write lamp 3
    b commit = true
    c begin
    c read lamp = 3`,
  );
});

test("lets transactions commit that wrote other rows", { checks: ["other-rows"] }, async () => {
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    b begin
    a write lamp 4
    b write chair 1
    a commit = true
    b commit = true
    c begin
    c read lamp = 4
    c read chair = 1`,
  );
});

test("does not mind changes of rows that were only read", { checks: ["reads-are-free"] }, async () => {
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    a read lamp = 5
    b begin
    b write lamp 4
    b commit = true
    a write chair 1
    a commit = true
    c begin
    c read lamp = 4
    c read chair = 1`,
  );
});

test("has no conflict with changes that were rolled back or refused", {
  checks: ["no-conflict-with-rollback"],
}, async () => {
  await expectPlay(
    { lamp: 5, chair: 2 },
    `
    a begin
    b begin
    b write lamp 9
    b rollback
    a write lamp 4
    a commit = true
    c begin
    d begin
    e begin
    d write lamp 1
    d commit = true
    e write lamp 2
    e write chair 8
    e commit = false
    c write chair 1
    c commit = true`,
  );
});

test("counts a row as changed when the value is the same", { checks: ["same-value"] }, async () => {
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    b write lamp 5
    b commit = true
    a write lamp 6
    a commit = false`,
  );
  await expectPlay(
    { lamp: 5 },
    `
    a begin
    b begin
    b write lamp 6
    b commit = true
    a write lamp 5
    a commit = false`,
  );
});

test("leaves the object alone that it was made from", { checks: ["input-kept"] }, async () => {
  const steps = [
    ["a", "begin"],
    ["a", "write", "lamp", 1],
    ["a", "write", "sofa", 1],
    ["a", "commit"],
  ];
  const { given } = await play({ lamp: 5 }, steps);
  expect({ "the object that was passed": given }).toEqual({ "the object that was passed": { lamp: 5 } });
});

test("keeps two stores apart", { checks: ["input-kept", "invisible"] }, async () => {
  const found = await inside(({ createStore }) => {
    const rows = { lamp: 5 };
    const [first, second] = [createStore(rows), createStore(rows)];
    const a = first.begin();
    a.write("lamp", 1);
    const committed = a.commit();
    const b = second.begin();
    const seen = b.read("lamp");
    b.write("lamp", 2);
    return { committed, seen, other: b.commit() };
  });
  expect(found).toEqual({ committed: true, seen: 5, other: true });
});
