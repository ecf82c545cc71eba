import pg from "pg";

export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL });

/** Sets `req.user` to `{ name, roles }`, where `roles` is an array; leaves it undefined when nobody is logged in. */
export async function identify(req, res, next) {
  const sid = /(?:^|; )sid=([^;]+)/.exec(req.get("cookie") ?? "")?.[1];
  const { rows } = await pool.query("SELECT name, roles FROM people WHERE sid = $1", [sid ?? ""]);
  req.user = rows[0];
  next();
}
