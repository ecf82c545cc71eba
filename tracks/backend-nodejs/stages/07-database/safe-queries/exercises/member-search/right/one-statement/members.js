const MOVE = `
  WITH taken AS (
    UPDATE cards SET stamps = stamps - $3
    WHERE id = $1 AND stamps >= $3 AND EXISTS (SELECT FROM cards WHERE id = $2)
    RETURNING id
  ), given AS (
    UPDATE cards SET stamps = stamps + $3 WHERE id = $2 AND EXISTS (SELECT FROM taken) RETURNING id
  )
  SELECT count(*)::int AS moved FROM given
`;

export const moveStamps = (db, { from, to, stamps }) =>
  db.query(MOVE, [from, to, stamps]).then(({ rows }) => rows[0].moved > 0);

export const searchMembers = async (db, { text, sort = "name" }) => {
  const found = await db.query(
    `SELECT id, name FROM members WHERE position(upper($1) IN upper(name)) > 0
     ORDER BY CASE WHEN $2 = 'newest' THEN joined_on END DESC, CASE WHEN $2 <> 'newest' THEN name END, id`,
    [text, sort],
  );
  return found.rows;
};
