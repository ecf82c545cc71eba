class Search {
  constructor(db) {
    this.db = db;
  }

  async run(text, sort) {
    const { rows } = await this.db.query(
      "select id, name, joined_on::text as joined from members order by id",
    );
    const found = rows.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
    found.sort((a, b) => (sort === "newest" ? compare(b.joined, a.joined) : compare(a.name, b.name)));
    return found.map(({ id, name }) => ({ name, id }));
  }
}

function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

export function searchMembers(db, { text, sort = "name" }) {
  return new Search(db).run(text, sort);
}

export async function moveStamps(db, { from, to, stamps }) {
  let isMoved = false;
  await db.transaction(async (tx) => {
    const payer = (await tx.query("select stamps from cards where id = $1", [from])).rows[0];
    const receiver = (await tx.query("select stamps from cards where id = $1", [to])).rows[0];
    if (!payer || !receiver || payer.stamps < stamps) return;
    await tx.query("update cards set stamps = $1 where id = $2", [payer.stamps - stamps, from]);
    await tx.query("update cards set stamps = $1 where id = $2", [receiver.stamps + stamps, to]);
    isMoved = true;
  });
  return isMoved;
}
