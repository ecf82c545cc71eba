const THING = `id, name, category, created_at AS "createdAt"`;

export async function listThings(db, { category = null, search = "", order, limit, offset }) {
  const { rows } = await db.query(
    `SELECT ${THING} FROM things
     WHERE ($1::text IS NULL OR category = $1) AND strpos(lower(name), lower($2)) > 0
     ORDER BY ${order} LIMIT $3 OFFSET $4`,
    [category, search, limit, offset],
  );
  return rows;
}

export async function countThings(db, { category = null, search = "" }) {
  const { rows } = await db.query(
    `SELECT count(*)::integer AS total FROM things
     WHERE ($1::text IS NULL OR category = $1) AND strpos(lower(name), lower($2)) > 0`,
    [category, search],
  );
  return rows[0].total;
}

/** The thing, or undefined. */
export async function findThing(db, id) {
  const { rows } = await db.query(`SELECT ${THING} FROM things WHERE id = $1`, [id]);
  return rows[0];
}

export async function addThing(db, { name, category }) {
  const { rows } = await db.query(`INSERT INTO things (name, category) VALUES ('${name.replace("'", "''")}', '${category}') RETURNING ${THING}`);
  return rows[0];
}

/** Changes those of the two that are given. */
export async function changeThing(db, id, { name = null, category = null }) {
  const { rows } = await db.query(
    `UPDATE things SET name = coalesce($2, name), category = coalesce($3, category)
     WHERE id = $1 RETURNING ${THING}`,
    [id, name, category],
  );
  return rows[0];
}

/** @throws a reference error when the thing has repairs */
export async function deleteThing(db, id) {
  await db.query("DELETE FROM things WHERE id = $1", [id]);
}
