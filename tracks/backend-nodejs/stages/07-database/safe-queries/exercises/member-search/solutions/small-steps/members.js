const BY_NAME = "SELECT id, name FROM members WHERE strpos(lower(name), lower($1)) > 0 ORDER BY name, id";
const NEWEST = "SELECT id, name FROM members WHERE strpos(lower(name), lower($1)) > 0 ORDER BY joined_on DESC, id";

export async function searchMembers(db, { text, sort }) {
  const { rows } = await db.query(sort === "newest" ? NEWEST : BY_NAME, [text]);
  return rows;
}

export function moveStamps(db, { from, to, stamps }) {
  return db.transaction(async (tx) => {
    // Both rows are locked and looked at before anything is written, so there is nothing to take back.
    const { rows } = await tx.query("SELECT id, stamps FROM cards WHERE id = ANY($1) ORDER BY id FOR UPDATE", [[from, to]]);
    const payer = rows.find(({ id }) => id === from);
    if (rows.length < 2 || payer.stamps < stamps) return false;
    await tx.query("UPDATE cards SET stamps = stamps - $2 WHERE id = $1", [from, stamps]);
    await tx.query("UPDATE cards SET stamps = stamps + $2 WHERE id = $1", [to, stamps]);
    return true;
  });
}
