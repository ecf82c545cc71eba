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
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      const { rows } = await client.query("SELECT free FROM shows WHERE id = $1 FOR UPDATE", [row.id]);
      if (rows[0].free < seats) {
        await client.query("ROLLBACK");
        return res.sendStatus(409);
      }
      await client.query("UPDATE shows SET free = $1 WHERE id = $2", [rows[0].free - seats, row.id]);
      const added = await client.query("INSERT INTO bookings (show_id, name, seats) VALUES ($1, $2, $3) RETURNING *", [row.id, name, seats]);
      await client.query("COMMIT");
      res.status(201).json(toBooking(added.rows[0]));
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  });

  app.delete("/bookings/:id", async (req, res) => {
    const gone = await one("DELETE FROM bookings WHERE id::text = $1 RETURNING *", [req.params.id]);
    if (!gone) return res.sendStatus(404);
    await pool.query("UPDATE shows SET free = free + $1 WHERE id = $2", [gone.seats, gone.show_id]);
    res.sendStatus(204);
  });

  app.listen(process.env.PORT);
}

main();
