const FIND = `id, thing, worth_euros::float8 AS "worthEuros", is_returned AS "isReturned"`;

export function createFinds(db) {
  const all = async (text, params = []) => (await db.query(text, params)).rows;
  const one = async (text, params) => (await all(text, params))[0] ?? null;

  return {
    report: ({ thing, worthEuros }) =>
      one(`INSERT INTO finds (thing, worth_euros) VALUES ($1, $2) RETURNING ${FIND}`, [thing, worthEuros ?? null]),

    find: (id) => one(`SELECT ${FIND} FROM finds WHERE id = $1`, [id]),

    listOpen: () => all(`SELECT ${FIND} FROM finds WHERE is_returned = false ORDER BY id`),

    giveBack: async (id) => {
      const given = await one(
        "UPDATE finds SET is_returned = true WHERE id = $1 AND is_returned = false RETURNING id",
        [id],
      );
      return given !== null;
    },
  };
}
