import { expect, npmRun, query, resetDatabase, test } from "@aulo/runner/spec";

async function run(name) {
  const { exitCode, stderr } = await npmRun(name);
  expect({ [`npm run ${name}`]: exitCode, stderr }).toEqual({ [`npm run ${name}`]: 0, stderr: "" });
}

const tickets = (columns) => query(`SELECT ${columns} FROM tickets ORDER BY id`);

test("the migration runs on a table with tickets in it", { timeoutMs: 15_000 }, async () => {
  await resetDatabase("");
  await run("migrate:one");
  await query(`INSERT INTO tickets (title, closed_at) VALUES
    ('no sound', NULL), ('no picture', '2030-02-03'), ('no light', NULL), ('no heat', '2031-04-05')`);
  await run("migrate");
  expect((await tickets("title")).length).toBe(4);
});

test("tickets that were closed have the status closed", async () => {
  expect(await tickets("title, status")).toEqual([
    { title: "no sound", status: "open" },
    { title: "no picture", status: "closed" },
    { title: "no light", status: "open" },
    { title: "no heat", status: "closed" },
  ]);
});

test("the old code can still insert a ticket, which is open", async () => {
  await query("INSERT INTO tickets (title) VALUES ('no water')");
  expect(await query("SELECT status FROM tickets WHERE title = 'no water'")).toEqual([{ status: "open" }]);
});

test("no ticket has another status, or none", async () => {
  for (const status of ["'lost'", "''", "NULL"]) {
    await expect(query(`UPDATE tickets SET status = ${status}`)).rejects.toThrow(/status/);
  }
});

test("taking it back leaves the tickets as they were", { timeoutMs: 15_000 }, async () => {
  await run("rollback");
  const left = await tickets("*");
  expect(left.map((ticket) => Object.keys(ticket).sort())[0]).toEqual(["closed_at", "id", "title"]);
  expect(left.map(({ title, closed_at: at }) => (at === null ? title : `${title}, closed`))).toEqual([
    "no sound",
    "no picture, closed",
    "no light",
    "no heat, closed",
    "no water",
  ]);
});
