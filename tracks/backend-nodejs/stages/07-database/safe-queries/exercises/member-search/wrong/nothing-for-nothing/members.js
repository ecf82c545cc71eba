const ORDERS = new Map([
  ["name", "name, id"],
  ["newest", "joined_on DESC, id"],
]);

export async function searchMembers(db, { text, sort }) {
  if (!text) return [];
  const order = ORDERS.get(sort) ?? ORDERS.get("name");
  const { rows } = await db.query(
    `SELECT id, name FROM members WHERE name ILIKE '%' || $1 || '%' ORDER BY ${order}`,
    [text],
  );
  return rows;
}

class CannotMove extends Error {}

export async function moveStamps(db, { from, to, stamps }) {
  try {
    await db.transaction(async (tx) => {
      const taken = await tx.query(
        "UPDATE cards SET stamps = stamps - $2 WHERE id = $1 AND stamps >= $2 RETURNING id",
        [from, stamps],
      );
      if (taken.rows.length === 0) throw new CannotMove();
      const given = await tx.query("UPDATE cards SET stamps = stamps + $2 WHERE id = $1 RETURNING id", [to, stamps]);
      if (given.rows.length === 0) throw new CannotMove();
    });
    return true;
  } catch (error) {
    if (error instanceof CannotMove) return false;
    throw error;
  }
}
