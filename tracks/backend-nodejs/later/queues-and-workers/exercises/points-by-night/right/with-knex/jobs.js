import knex from "knex";

const db = knex({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 4 } });

export const placeOrder = ({ customer, cents }) =>
  db.transaction(async (trx) => {
    const [{ id }] = await trx("orders").insert({ customer, cents }).returning("id");
    await trx("jobs").insert({ order_id: id });
    return id;
  });

export const takeJob = () =>
  db.transaction(async (trx) => {
    const due = await trx("jobs")
      .where((query) => query.where("state", "waiting").andWhere("run_at", "<=", trx.fn.now()))
      .orWhere((query) => query.where("state", "running").andWhere("locked_until", "<=", trx.fn.now()))
      .orderBy(["run_at", "id"])
      .limit(1)
      .forUpdate()
      .skipLocked();
    if (due.length === 0) return null;
    const [job] = await trx("jobs")
      .where({ id: due[0].id })
      .update({
        state: "running",
        attempts: trx.raw("attempts + 1"),
        locked_until: trx.raw("now() + interval '60 seconds'"),
      })
      .returning(["id", "order_id", "attempts"]);
    return { id: job.id, orderId: job.order_id, attempt: job.attempts };
  });

export const givePoints = async ({ id, orderId }) => {
  const { customer, cents } = await db("orders").where({ id: orderId }).first();
  await db("points")
    .insert({ job_id: id, customer, points: Math.trunc(cents / 100) })
    .onConflict("job_id")
    .ignore();
};

export const finishJob = (id) => db("jobs").where({ id }).update({ state: "done" });

export const failJob = async (id, message) => {
  const { attempts } = await db("jobs").where({ id }).first("attempts");
  const change =
    attempts >= 5
      ? { state: "dead" }
      : { state: "waiting", run_at: db.raw("now() + ? * interval '1 minute'", [2 ** attempts]) };
  await db("jobs").where({ id }).update({ ...change, last_error: message });
};
