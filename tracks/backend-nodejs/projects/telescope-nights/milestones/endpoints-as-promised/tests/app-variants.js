/** The service in one file. It keeps all promises, in other words and with further fields. */
export const IN_ONE_FILE = `
import express from "express";

const minutes = (text) => {
  const [, hours, rest] = /^([01]\\d|2[0-3]):([0-5]\\d)$/.exec(typeof text === "string" ? text : "") ?? [];
  return hours === undefined ? null : hours * 60 + Number(rest);
};
const isDay = (text) => {
  const date = new Date(typeof text === "string" && /^\\d{4}-\\d\\d-\\d\\d$/.test(text) ? text : NaN);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
};

function faultsIn(body) {
  if (Object(body) !== body || Array.isArray(body)) return ["body"];
  const { day, from, to, guest, isMember } = body;
  const [start, end] = [minutes(from), minutes(to)];
  const faults = [];
  if (start === null) faults.push("from");
  if (end === null) faults.push("to");
  if (start !== null && end !== null) {
    if (end - start > 120) faults.push("too-long");
    if (start < 1080 || end > 1410) faults.push("closed");
    if (start % 30 || end % 30) faults.push("half-hours");
    if (start >= end) faults.push("order");
  }
  if (![undefined, true, false].includes(isMember)) faults.push("isMember");
  if (typeof guest !== "string" || guest.trim() === "" || guest.length > 60) faults.push("guest");
  if (!isDay(day)) faults.push("day");
  return faults;
}

function priceOf({ from, to, isMember }) {
  let cents = 0;
  for (let at = minutes(from); at < minutes(to); at += 30) cents += at < 1260 ? 450 : 650;
  return isMember ? Math.floor((cents * 3) / 4) : cents;
}

const refundOf = (price, hours) => (hours >= 48 ? price : hours >= 12 ? Math.floor(price / 2) : 0);
const FIELDS = 'id, telescope_id AS "telescopeId", day::text AS day, from_time AS "from", to_time AS "to", guest, price, refund';
const shown = (row) => ({ currency: "EUR", ...row, isCancelled: row.refund !== null });

export function createApp(pool, { now = () => new Date() } = {}) {
  const app = express();
  app.use(express.json());
  const all = async (text, values) => (await pool.query(text, values)).rows;
  const no = (res, status, more = {}) => res.status(status).json({ title: "Sorry.", status, ...more });
  const known = (table, fields) => async (req, res, next) => {
    const rows = /^[1-9]\\d{0,8}$/.test(req.params.id) ? await all("SELECT " + fields + " FROM " + table + " WHERE id = $1", [req.params.id]) : [];
    if (rows.length === 0) return no(res, 404);
    req.found = rows[0];
    next();
  };
  const telescope = known("telescopes", "id, name");
  const booking = known("bookings", FIELDS);

  app.get("/telescopes", async (req, res) => {
    res.json({ count: 3, telescopes: await all("SELECT id, name FROM telescopes ORDER BY name") });
  });

  app.get("/telescopes/:id/bookings", telescope, async (req, res) => {
    const { day } = req.query;
    if (!isDay(day)) return no(res, 400);
    const rows = await all(
      "SELECT " + FIELDS + " FROM bookings WHERE telescope_id = $1 AND day = $2 AND cancelled_at IS NULL ORDER BY from_time",
      [req.found.id, day],
    );
    res.json({ day, bookings: rows.map(shown) });
  });

  app.post("/telescopes/:id/bookings", telescope, async (req, res) => {
    const faults = faultsIn(req.body);
    if (faults.length > 0) return no(res, 400, { faults });
    const { day, from, to, guest } = req.body;
    const values = [req.found.id, day, from, to, guest, priceOf(req.body)];
    const add = (client) =>
      client.query(
        "INSERT INTO bookings (telescope_id, day, from_time, to_time, guest, price) VALUES ($1, $2, $3, $4, $5, $6) RETURNING " + FIELDS,
        values,
      );
    const client = await pool.connect();
    let made;
    try {
      await client.query("BEGIN");
      await client.query("SELECT id FROM telescopes WHERE id = $1 FOR UPDATE", [req.found.id]);
      const others = await client.query(
        "SELECT id FROM bookings WHERE telescope_id = $1 AND day = $2 AND from_time < $4 AND to_time > $3 AND cancelled_at IS NULL",
        values.slice(0, 4),
      );
      if (others.rowCount === 0) made = (await add(client)).rows[0];
      await client.query("COMMIT");
    } finally {
      client.release();
    }
    if (made === undefined) return no(res, 409);
    res.status(201).location("/bookings/" + made.id).json(shown(made));
  });

  app.get("/bookings/:id", booking, (req, res) => res.json(shown(req.found)));

  app.delete("/bookings/:id", booking, async (req, res) => {
    const { id, day, from, price } = req.found;
    const hours = (new Date(day + "T" + from + "Z") - now()) / 3_600_000;
    const rows = await all(
      "UPDATE bookings SET cancelled_at = now(), refund = $2 WHERE id = $1 AND cancelled_at IS NULL RETURNING " + FIELDS,
      [id, refundOf(price, hours)],
    );
    if (rows.length === 0) return no(res, 409);
    res.json(shown(rows[0]));
  });

  app.use((req, res) => no(res, 404));
  app.use((error, req, res, next) => (res.headersSent ? next(error) : no(res, error.status ?? 500)));
  return app;
}
`;

/** The version with one piece of its text replaced. */
export function broken(source, from, to) {
  const changed = source.replace(from, () => to);
  if (changed === source) throw new Error(`“${from}” is not in this version.`);
  return changed;
}
