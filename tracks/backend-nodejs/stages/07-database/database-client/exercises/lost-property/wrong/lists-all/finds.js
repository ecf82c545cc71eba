const COLUMNS = "id, thing, worth_euros, is_returned";

function toFind(row) {
  const worthEuros = row.worth_euros === null ? null : Number(row.worth_euros);
  return { id: row.id, thing: row.thing, worthEuros, isReturned: row.is_returned };
}

export function createFinds(db) {
  return {
    async report({ thing, worthEuros = null }) {
      const { rows } = await db.query(
        `INSERT INTO finds (thing, worth_euros) VALUES ($1, $2) RETURNING ${COLUMNS}`,
        [thing, worthEuros],
      );
      return toFind(rows[0]);
    },

    async find(id) {
      const { rows } = await db.query(`SELECT ${COLUMNS} FROM finds WHERE id = $1`, [id]);
      return rows.length === 0 ? null : toFind(rows[0]);
    },

    async listOpen() {
      const { rows } = await db.query(`SELECT ${COLUMNS} FROM finds ORDER BY id`);
      return rows.map(toFind);
    },

    async giveBack(id) {
      const { rows } = await db.query(
        "UPDATE finds SET is_returned = true WHERE id = $1 AND NOT is_returned RETURNING id",
        [id],
      );
      return rows.length === 1;
    },
  };
}
