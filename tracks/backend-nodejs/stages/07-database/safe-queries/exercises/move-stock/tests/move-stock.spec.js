import { call, expect, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

async function fill(article = "lamp") {
  await resetDatabase();
  const there = randomInt(10, 20);
  await query("INSERT INTO stock VALUES ('A', $1, $2), ('B', $1, 1), ('A', 'rope', 50)", [article, there]);
  return there;
}

const stock = async (article = "lamp") => {
  const rows = await query("SELECT shelf, pieces FROM stock WHERE article = $1 ORDER BY shelf", [article]);
  return Object.fromEntries(rows.map(({ shelf, pieces }) => [shelf, pieces]));
};

const moves = () => query("SELECT article, from_shelf, to_shelf, pieces FROM moves ORDER BY id");
const move = (wanted) => call("moveStock", { article: "lamp", from: "A", to: "B", pieces: 2, ...wanted });

test("moves the pieces and writes the move down", async () => {
  const there = await fill();
  const pieces = randomInt(2, 9);
  await move({ pieces });
  expect(await stock()).toEqual({ A: there - pieces, B: 1 + pieces });
  expect(await stock("rope")).toEqual({ A: 50 });
  expect(await moves()).toEqual([{ article: "lamp", from_shelf: "A", to_shelf: "B", pieces }]);
});

test("moves to a shelf that does not hold the article yet, and moves all", async () => {
  const there = await fill();
  await move({ to: "C", pieces: there });
  expect(await stock()).toEqual({ A: 0, B: 1, C: there });
});

test("refuses to move more than there is", async () => {
  const there = await fill();
  await expect(move({ pieces: there + 1 })).rejects.toThrow(/not enough/);
  await expect(move({ from: "Z" })).rejects.toThrow(/not enough/);
  expect(await stock()).toEqual({ A: there, B: 1 });
  expect(await moves()).toEqual([]);
});

test("goes on after moves that failed", async () => {
  const there = await fill();
  for (let turn = 0; turn < 3; turn += 1) await expect(move({ pieces: 999 })).rejects.toThrow(/not enough/);
  await move();
  expect(await stock()).toEqual({ A: there - 2, B: 3 });
});

test("leaves everything as it was when the move cannot be written down", async () => {
  const there = await fill();
  await query("ALTER TABLE moves ADD CONSTRAINT closed CHECK (to_shelf <> 'B')");
  await expect(move()).rejects.toThrow(/closed/);
  expect(await stock()).toEqual({ A: there, B: 1 });
  expect(await moves()).toEqual([]);
});

test("moves an article with a quote in its name", async () => {
  const article = `painter's tape ${randomInt(1, 99)}`;
  const there = await fill(article);
  await move({ article });
  expect(await stock(article)).toEqual({ A: there - 2, B: 3 });
});
