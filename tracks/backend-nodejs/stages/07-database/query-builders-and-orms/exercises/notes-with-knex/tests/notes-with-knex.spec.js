import { call, describe, expect, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

const AUTHORS = ["Ada", "Bob", "Zoë O'Hara"];

/** Each author but Bob has notes; the newest was not inserted last. */
async function fill() {
  await resetDatabase();
  for (const name of AUTHORS) await query("INSERT INTO authors (name) VALUES ($1)", [name]);
  const year = 2000 + randomInt(1, 20);
  const notes = [
    ["Ada", "middle", `${year}-05-02`],
    ["Ada", "newest", `${year}-07-01`],
    ["Ada", "oldest", `${year}-01-30`],
    ["Zoë O'Hara", "only", `${year}-02-03`],
  ];
  for (const note of notes) {
    await query(
      "INSERT INTO notes (author_id, title, written) SELECT id, $2, $3::text::date FROM authors WHERE name = $1",
      note,
    );
  }
}

describe("findNotes", () => {
  test("gives the newest first", async () => {
    await fill();
    expect(await call("findNotes", "Ada")).toEqual(["newest", "middle", "oldest"]);
  });
  test("gives none for a name that nobody has", async () => {
    await fill();
    expect(await call("findNotes", "Nobody")).toEqual([]);
  });
  test("finds a name with a quote in it", { concept: "safe-queries" }, async () => {
    await fill();
    expect(await call("findNotes", "Zoë O'Hara")).toEqual(["only"]);
  });
});

describe("countNotes", () => {
  test("counts the notes of those who wrote some", async () => {
    await fill();
    const counted = await call("countNotes");
    expect(counted).toContainEqual({ name: "Ada", count: 3 });
  });
  test("counts 0 for an author without notes", { concept: "joins-and-relationships" }, async () => {
    await fill();
    expect(await call("countNotes")).toEqual([
      { name: "Ada", count: 3 },
      { name: "Bob", count: 0 },
      { name: "Zoë O'Hara", count: 1 },
    ]);
  });
});
