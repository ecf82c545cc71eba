export async function searchMembers(db, { text, sort }) {
  const { rows } = await db.query("SELECT id, name FROM members");
  return rows;
}

export async function moveStamps(db, { from, to, stamps }) {
  return false;
}
