import { call, expect, inside, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages. */
const CONNECTS_MS = 15_000;

async function fill(article = "lamp", shelf = "A") {
  await resetDatabase();
  const there = randomInt(10, 20);
  await query("INSERT INTO stock VALUES ($1, $2, $3), ('B', $2, 1), ('A', 'rope', 50), ('D', $2, 40)", [
    shelf,
    article,
    there,
  ]);
  return there;
}

const stock = async (article = "lamp") => {
  const rows = await query("SELECT shelf, pieces FROM stock WHERE article = $1 ORDER BY shelf", [article]);
  return Object.fromEntries(rows.map(({ shelf, pieces }) => [shelf, pieces]));
};

const moves = () => query("SELECT article, from_shelf, to_shelf, pieces FROM moves ORDER BY id");
const both = async () => ({ lamps: await stock(), ropes: await stock("rope"), moves: await moves() });
const wish = (change) => ({ article: "lamp", from: "A", to: "B", pieces: 2, ...change });
const move = (change) => call("moveStock", wish(change));

/** The message of the error with which a move is refused. */
const refusal = (change) =>
  move(change).then(
    () => "moved",
    ({ message }) => message,
  );

test("moves the pieces and writes the move down", {
  checks: ["moves", "others", "writes-down"],
  timeoutMs: CONNECTS_MS,
}, async () => {
  const there = await fill();
  const pieces = randomInt(2, 9);
  await move({ pieces });
  expect(await stock()).toEqual({ A: there - pieces, B: 1 + pieces, D: 40 });
  expect(await stock("rope")).toEqual({ A: 50 });
  expect(await moves()).toEqual([{ article: "lamp", from_shelf: "A", to_shelf: "B", pieces }]);
});

test("moves to a shelf that does not hold the article yet, and moves all", {
  checks: ["new-shelf", "writes-down"],
}, async () => {
  const there = await fill();
  await move({ to: "C", pieces: there });
  const { A = 0, ...others } = await stock();
  expect({ A, ...others }).toEqual({ A: 0, B: 1, C: there, D: 40 });
  expect(await moves()).toEqual([{ article: "lamp", from_shelf: "A", to_shelf: "C", pieces: there }]);
});

test("goes on after moves that failed", { checks: ["works-on", "not-enough"] }, async () => {
  const there = await fill();
  for (let turn = 0; turn < 3; turn += 1) await expect(move({ pieces: 999 })).rejects.toThrow(/not enough/);
  await move();
  expect(await stock()).toEqual({ A: there - 2, B: 3, D: 40 });
});

test("refuses to move more than there is", { checks: ["not-enough", "not-enough-keeps"] }, async () => {
  const there = await fill();
  const before = await both();
  for (const change of [
    { pieces: there + 1 },
    { pieces: there + 1, to: "C" },
    { from: "Z" },
    { article: "anvil" },
    { article: "rope", from: "B", to: "A" },
  ]) {
    const message = await refusal(change);
    const told = message.includes("not enough") ? "not enough" : message;
    expect({ [JSON.stringify(wish(change))]: told }).toEqual({
      [JSON.stringify(wish(change))]: "not enough",
    });
  }
  expect(await both()).toEqual(before);
});

const RULES = {
  "when the move cannot be written down": ["ALTER TABLE moves ADD CONSTRAINT closed CHECK (to_shelf <> 'B')"],
  "when the pieces cannot arrive": [
    "ALTER TABLE stock ADD CONSTRAINT closed CHECK (shelf <> 'B' OR pieces < 2)",
  ],
  "when the pieces cannot leave": [
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'closed'; END $$",
    "CREATE TRIGGER closed BEFORE UPDATE ON stock FOR EACH ROW WHEN (OLD.shelf = 'A') EXECUTE FUNCTION refuse()",
  ],
};

test.each([
  ["when the move cannot be written down"],
  ["when the pieces cannot arrive"],
  ["when the pieces cannot leave"],
])("leaves everything as it was %s", { checks: ["all-or-nothing", "same-error"] }, async (situation) => {
  const there = await fill();
  for (const rule of RULES[situation]) await query(rule);
  const before = await both();
  const message = await refusal({ pieces: there - 2 });
  expect(await both()).toEqual(before);
  expect(message).toMatch(/closed/);
});

test("goes on after moves that the database refused", { checks: ["works-on", "same-error"] }, async () => {
  const there = await fill();
  await query("ALTER TABLE moves ADD CONSTRAINT closed CHECK (to_shelf <> 'C')");
  for (let turn = 0; turn < 3; turn += 1) expect(await refusal({ to: "C" })).toMatch(/closed/);
  await move();
  expect(await stock()).toEqual({ A: there - 2, B: 3, D: 40 });
});

test("goes on after many moves", { checks: ["works-on"] }, async () => {
  const there = await fill();
  for (let turn = 0; turn < 4; turn += 1) await move({ pieces: 1 });
  expect(await stock()).toEqual({ A: there - 4, B: 5, D: 40 });
});

test("moves no more than there is when two ask at the same moment", { checks: ["at-once"] }, async () => {
  const there = await fill();
  // Two moves of other articles open both connections of the pool.
  const first = ["E", "F"].map((to) => wish({ article: "rope", to, pieces: 1 }));
  const wishes = [wish({ pieces: there }), wish({ pieces: there, to: "C" })];
  const outcomes = await inside(
    async ({ moveStock }, before, list) => {
      await Promise.all(before.map((one) => moveStock(one)));
      const moving = list.map((one) =>
        moveStock(one).then(
          () => "moved",
          () => "refused",
        ),
      );
      return Promise.all(moving);
    },
    first,
    wishes,
  );
  expect(outcomes.toSorted()).toEqual(["moved", "refused"]);
  const { A = 0, B, C = 0, D } = await stock();
  expect({
    A,
    "B and C": B + C,
    D,
    moves: (await moves()).filter(({ article }) => article === "lamp").length,
  }).toEqual({
    A: 0,
    "B and C": there + 1,
    D: 40,
    moves: 1,
  });
});

test("keeps all of a move on one connection, whichever the pool hands out", {
  checks: ["all-or-nothing"],
}, async () => {
  await fill();
  for (const rule of RULES["when the move cannot be written down"]) await query(rule);
  const first = ["E", "F"].map((to) => wish({ article: "rope", to, pieces: 1 }));
  const message = await inside(
    async ({ moveStock }, before, one) => {
      const { default: pg } = await import("pg");
      await Promise.allSettled(before.map((each) => moveStock(each)));
      // From now on the pool hands out the connection that has been idle for longer.
      const { connect } = pg.Pool.prototype;
      pg.Pool.prototype.connect = function (...args) {
        this._idle.reverse();
        return connect.apply(this, args);
      };
      try {
        return await moveStock(one).then(
          () => "moved",
          (error) => error.message,
        );
      } finally {
        pg.Pool.prototype.connect = connect;
      }
    },
    first,
    wish(),
  );
  expect(message).toMatch(/closed/);
  expect(Object.keys(await stock())).toEqual(["A", "B", "D"]);
  expect((await stock()).B).toBe(1);
});

test("moves an article with a quote in its name", { checks: ["any-text"] }, async () => {
  for (const article of [`painter's tape ${randomInt(1, 99)}`, '"$1"; --', "x' OR '1' = '1"]) {
    const there = await fill(article, "Ada's");
    await move({ article, from: "Ada's", to: "O'Hara's" });
    expect(await stock(article)).toEqual({ "Ada's": there - 2, B: 1, D: 40, "O'Hara's": 2 });
    expect(await moves()).toEqual([{ article, from_shelf: "Ada's", to_shelf: "O'Hara's", pieces: 2 }]);
  }
});
