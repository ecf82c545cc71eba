import { call, describe, expect, inside, query, randomInt, resetDatabase, test } from "@aulo/runner/spec";

/** For the first test: it waits until the program has loaded its packages. */
const CONNECTS_MS = 15_000;

/** Empties the database, and inserts an order with a job for each row of columns and SQL values. Ids of orders and jobs differ. */
async function fill(...jobs) {
  await resetDatabase();
  await query("INSERT INTO orders (customer, cents) VALUES ('before', 1), ('before', 2), ('before', 3)");
  const rows = await query(
    "INSERT INTO orders (customer, cents) SELECT 'guest ' || n, 1000 * n FROM generate_series(1, $1) AS n RETURNING id",
    [jobs.length],
  );
  for (const [index, columns] of jobs.entries()) {
    const all = { order_id: rows[index].id, ...columns };
    await query(
      `INSERT INTO jobs (${Object.keys(all).join(", ")}) VALUES (${Object.values(all).join(", ")})`,
    );
  }
  return (await query("SELECT id FROM jobs ORDER BY id")).map(({ id }) => id);
}

const from = (minutes) => `now() + interval '${minutes} minutes'`;

const DUE = { run_at: from(-60) };

/** A job as it is stored, with its times in seconds from now. */
async function stored(id) {
  const rows = await query(
    `SELECT state, attempts, last_error, extract(epoch FROM run_at - now())::float AS due_in,
       extract(epoch FROM locked_until - now())::float AS locked_for FROM jobs WHERE id = $1`,
    [id],
  );
  return rows[0];
}

/** The time as written when it is near the expected one; a slow machine loses some seconds. */
const near = (seconds, wanted) => (seconds > wanted - 45 && seconds < wanted + 15 ? wanted : seconds);

const states = async () => (await query("SELECT state FROM jobs ORDER BY id")).map(({ state }) => state);

describe("placeOrder", () => {
  test("inserts an order and a job that is due", {
    checks: ["placed"],
    timeoutMs: CONNECTS_MS,
  }, async () => {
    await fill({ state: "'done'" });
    const cents = randomInt(100, 9_000);
    const id = await call("placeOrder", { customer: "O'Hara; --", cents });
    const orders = await query("SELECT customer, cents FROM orders WHERE id = $1", [id]);
    const jobs = await query(
      "SELECT order_id, state, attempts, run_at <= now() AS due FROM jobs WHERE id > 1",
    );
    expect({ orders, jobs }).toEqual({
      orders: [{ customer: "O'Hara; --", cents }],
      jobs: [{ order_id: id, state: "waiting", attempts: 0, due: true }],
    });
  });
});

describe("takeJob", () => {
  test("finds null when there is no job at all", { checks: ["none"] }, async () => {
    await fill();
    expect(await call("takeJob")).toBeNull();
  });

  test("leaves a job that somebody is doing", { checks: ["held"] }, async () => {
    await fill({ ...DUE, state: "'running'", attempts: 1, locked_until: from(5) });
    expect(await call("takeJob")).toBeNull();
  });

  test("takes the job with the earliest time", { checks: ["earliest", "attempt"] }, async () => {
    const ids = await fill({ run_at: from(-5) }, { run_at: from(-90) }, { run_at: from(-30) });
    const [{ order_id: orderId }] = await query("SELECT order_id FROM jobs WHERE id = $1", [ids[1]]);
    expect(await call("takeJob")).toEqual({ id: ids[1], orderId, attempt: 1 });
    expect((await call("takeJob")).id).toBe(ids[2]);
    expect(await states()).toEqual(["waiting", "running", "running"]);
  });

  test("marks the job as running, for one minute", { checks: ["running", "attempt"] }, async () => {
    const [id] = await fill({ ...DUE, attempts: 2 });
    const { attempt } = await call("takeJob");
    const { state, attempts, locked_for: lockedFor } = await stored(id);
    expect({ attempt, state, attempts, lockedFor: near(lockedFor, 60) }).toEqual({
      attempt: 3,
      state: "running",
      attempts: 3,
      lockedFor: 60,
    });
  });

  test("leaves a job until its time comes", { checks: ["not-before", "none"] }, async () => {
    const [id] = await fill({ run_at: from(10) });
    expect(await call("takeJob")).toBeNull();
    await query(`UPDATE jobs SET run_at = ${from(-1)}`);
    expect(await call("takeJob")).toMatchObject({ id, attempt: 1 });
  });

  test("takes a job again that was abandoned", { checks: ["abandoned", "attempt", "running"] }, async () => {
    const [id] = await fill({ ...DUE, state: "'running'", attempts: 1, locked_until: from(-1) });
    const job = await call("takeJob");
    const { attempts, locked_for: lockedFor } = await stored(id);
    expect({ id: job?.id, attempt: job?.attempt, attempts, lockedFor: near(lockedFor, 60) }).toEqual({
      id,
      attempt: 2,
      attempts: 2,
      lockedFor: 60,
    });
  });

  test("leaves jobs that are done or dead", { checks: ["ended"] }, async () => {
    const over = { ...DUE, attempts: 1, locked_until: from(-1) };
    await fill({ ...over, state: "'done'" }, { ...over, state: "'dead'" });
    expect(await call("takeJob")).toBeNull();
    expect(await states()).toEqual(["done", "dead"]);
  });

  test("gives each of several calls another job", { checks: ["each-another"] }, async () => {
    const ids = await fill(DUE, DUE, DUE, DUE);
    const taken = await inside(async ({ takeJob }) => {
      const jobs = await Promise.all([takeJob(), takeJob(), takeJob(), takeJob(), takeJob()]);
      return jobs.map((job) => job?.id ?? null);
    });
    expect({ "5 calls at once": taken.toSorted((a, b) => a - b) }).toEqual({
      "5 calls at once": [null, ...ids],
    });
  });
  test("takes the job with the earliest time, waiting or abandoned", {
    checks: ["earliest", "abandoned"],
  }, async () => {
    const abandoned = (runAt) => ({ run_at: runAt, state: "'running'", attempts: 1, locked_until: from(-1) });
    const [, second] = await fill({ run_at: from(-5) }, abandoned(from(-90)));
    expect({ "abandoned before waiting": (await call("takeJob"))?.id }).toEqual({
      "abandoned before waiting": second,
    });
    const [, waiting] = await fill(abandoned(from(-5)), { run_at: from(-90) });
    expect({ "waiting before abandoned": (await call("takeJob"))?.id }).toEqual({
      "waiting before abandoned": waiting,
    });
  });
});

describe("givePoints", () => {
  const points = () => query("SELECT job_id, customer, points FROM points ORDER BY job_id");

  test("inserts a point for each full 100 cents", { checks: ["points"] }, async () => {
    const ids = await fill(DUE, DUE, DUE);
    const cents = [randomInt(3, 90) * 100 + 99, randomInt(3, 90) * 100, 151];
    const jobs = await query("SELECT id, order_id FROM jobs ORDER BY id");
    for (const [index, { id, order_id: orderId }] of jobs.entries()) {
      await query("UPDATE orders SET cents = $2 WHERE id = $1", [orderId, cents[index]]);
      await call("givePoints", { id, orderId });
    }
    expect({ cents, points: await points() }).toEqual({
      cents,
      points: ids.map((id, index) => ({
        job_id: id,
        customer: `guest ${index + 1}`,
        points: Math.floor(cents[index] / 100),
      })),
    });
  });

  test("inserts nothing more when it is called again", { checks: ["once"] }, async () => {
    await fill(DUE, DUE);
    const jobs = (await query("SELECT id, order_id FROM jobs ORDER BY id")).map(({ id, order_id }) => ({
      id,
      orderId: order_id,
    }));
    const [first, second] = jobs;
    await call("givePoints", first);
    const again = await call("givePoints", first).then(
      () => "resolves",
      ({ message }) => message,
    );
    const together = await inside(async ({ givePoints }, job) => {
      const calls = await Promise.allSettled([givePoints(job), givePoints(job), givePoints(job)]);
      return calls.map(({ reason }) => reason?.message ?? "resolves");
    }, second);
    expect({ again, together }).toEqual({
      again: "resolves",
      together: ["resolves", "resolves", "resolves"],
    });
    expect(await points()).toEqual([
      { job_id: first.id, customer: "guest 1", points: 10 },
      { job_id: second.id, customer: "guest 2", points: 20 },
    ]);
  });
});

describe("failJob", () => {
  test("lets the job wait for longer each time", { checks: ["backoff", "message"] }, async () => {
    const running = (attempts) => ({ ...DUE, state: "'running'", attempts, locked_until: from(1) });
    const ids = await fill(running(1), running(2), running(3), running(4), running(1));
    const message = `it's ${randomInt(100, 999)}`;
    const found = [];
    for (const id of ids.slice(0, 4)) {
      await call("failJob", id, message);
      const { state, attempts, last_error: lastError, due_in: dueIn } = await stored(id);
      found.push({ attempts, state, lastError, dueIn: near(dueIn, 60 * 2 ** attempts) });
    }
    expect(found).toEqual(
      [1, 2, 3, 4].map((attempts) => ({
        attempts,
        state: "waiting",
        lastError: message,
        dueIn: 60 * 2 ** attempts,
      })),
    );
    expect({ "the other job": (await stored(ids[4])).state }).toEqual({ "the other job": "running" });
  });

  test("gives up after the fifth attempt", { checks: ["dead", "message"] }, async () => {
    const [id] = await fill({ ...DUE, state: "'running'", attempts: 5, locked_until: from(1) });
    await call("failJob", id, "no such customer");
    const { state, last_error: lastError } = await stored(id);
    expect({ state, lastError }).toEqual({ state: "dead", lastError: "no such customer" });
  });
});

test("finishJob: sets the state of this job to done", { checks: ["finished"] }, async () => {
  const running = { ...DUE, state: "'running'", attempts: 1, locked_until: from(1) };
  const [id] = await fill(running, running);
  await call("finishJob", id);
  expect(await states()).toEqual(["done", "running"]);
});

// Last, because a program that loses its connections here waits in every test after it.
describe("placeOrder", () => {
  test("inserts neither when the database refuses one, and goes on", {
    checks: ["both-or-neither", "works-on"],
  }, async () => {
    await fill();
    await query("ALTER TABLE jobs ADD CONSTRAINT closed CHECK (order_id < 0)");
    const found = [];
    for (const [name, cents] of [
      ["1. job refused", 500],
      ["2. job refused", 600],
      ["3. order refused", -1],
      ["4. job refused", 700],
      ["5. job refused", 800],
    ]) {
      const error = await call("placeOrder", { customer: "ines", cents }).then(
        () => "no error",
        ({ message }) => (/"closed"|"orders_cents_check"/.test(message) ? "the database's error" : message),
      );
      const [{ orders }] = await query("SELECT count(*)::int AS orders FROM orders WHERE customer = 'ines'");
      found.push({ name, error, orders });
    }
    expect(found).toEqual(found.map(({ name }) => ({ name, error: "the database's error", orders: 0 })));
    await query("ALTER TABLE jobs DROP CONSTRAINT closed");
    await call("placeOrder", { customer: "omar", cents: 100 });
    expect({ "states of the jobs afterwards": await states() }).toEqual({
      "states of the jobs afterwards": ["waiting"],
    });
  });
});
