const express = require("express");
const { Pool } = require("pg");

const pool = new Pool();
const app = express();
app.use(express.json());

const toShow = (row) => ({ id: row.id, title: row.title, startsAt: row.starts_at.toISOString(), seats: row.seats, free: row.free });
const toBooking = (row) => ({ id: row.id, showId: row.show_id, name: row.name, seats: row.seats });
const one = async (text, values) => (await pool.query(text, values)).rows[0];

async function main() {
  const { showFault, bookingFault } = await import("./src/fits.js");

  app.get("/shows", async (req, res) => {
    const { q = "", sort = "startsAt" } = req.query;
    const order = new Map([["startsAt", "starts_at"], ["title", "lower(title)"], ["seats", "seats"]]).get(sort);
    if (!order) return res.sendStatus(400);
    const pattern = "%" + String(q).replace(/[\\%_]/g, "\\$&") + "%";
    const { rows } = await pool.query("SELECT * FROM shows WHERE title ILIKE $1 ORDER BY " + order + ", id", [pattern]);
    res.json({ shows: rows.map(toShow) });
  });

  app.post("/shows", async (req, res) => {
    const fault = showFault(req.body);
    if (fault) return res.status(400).send(fault);
    const { title, startsAt, seats } = req.body;
    const row = await one("INSERT INTO shows (title, starts_at, seats, free) VALUES ($1, $2, $3, $4) RETURNING *", [title, new Date(startsAt), seats, seats]);
    res.status(201).json(toShow(row));
  });

  const find = (id) => one("SELECT * FROM shows WHERE id::text = $1", [id]);

  app.get("/shows/:id", async (req, res) => {
    const row = await find(req.params.id);
    return row ? res.json(toShow(row)) : res.sendStatus(404);
  });

  app.route("/shows/:id/bookings").get(async (req, res) => {
    const row = await find(req.params.id);
    if (!row) return res.sendStatus(404);
    const { rows } = await pool.query("SELECT * FROM bookings WHERE show_id = $1 ORDER BY id", [row.id]);
    res.json({ bookings: rows.map(toBooking) });
  }).post(async (req, res) => {
    const row = await find(req.params.id);
    if (!row) return res.sendStatus(404);
    if (bookingFault(req.body)) return res.sendStatus(400);
    const { name, seats } = req.body;
    const [status, bookings] = await together(name, [{ showId: row.id, seats }]);
    return status === 201 ? res.status(201).json(bookings[0]) : res.sendStatus(status);
  });

  const { orderFault } = await import("./src/fits.js");
  app.post("/orders", async (req, res) => {
    if (orderFault(req.body)) return res.sendStatus(400);
    const [status, bookings] = await together(req.body.name, req.body.items);
    return status === 201 ? res.status(201).json({ bookings }) : res.sendStatus(status);
  });

  /** Locks all shows first, then counts. */
  async function together(name, items) {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const ids = [...new Set(items.map((item) => item.showId))];
      const { rows } = await client.query("SELECT id, free FROM shows WHERE id::text = ANY($1) ORDER BY id FOR UPDATE", [ids.map(String)]);
      let status = rows.length < ids.length ? 404 : 201;
      for (const show of rows) {
        const wanted = items.filter((item) => item.showId === show.id).reduce((sum, item) => sum + item.seats, 0);
        if (status === 201 && wanted > show.free) status = 409;
        if (status === 201) await client.query("UPDATE shows SET free = free - $1 WHERE id = $2", [wanted, show.id]);
      }
      const bookings = [];
      for (const item of status === 201 ? items : []) {
        const added = await client.query("INSERT INTO bookings (show_id, name, seats) VALUES ($1, $2, $3) RETURNING *", [item.showId, name, item.seats]);
        bookings.push(toBooking(added.rows[0]));
      }
      await client.query(status === 201 ? "COMMIT" : "ROLLBACK");
      return [status, bookings];
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }

  app.delete("/bookings/:id", async (req, res) => {
    const { rowCount } = await pool.query(
      "WITH gone AS (DELETE FROM bookings WHERE id::text = $1 RETURNING show_id, seats) UPDATE shows SET free = free + gone.seats FROM gone WHERE shows.id = gone.show_id",
      [req.params.id],
    );
    res.sendStatus(rowCount === 0 ? 404 : 204);
  });

  app.listen(process.env.PORT);
}

main();
