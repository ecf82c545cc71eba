export function createFinds(db) {
  const finds = [];

  return {
    async report({ thing, worthEuros = null }) {
      const { rows } = await db.query("INSERT INTO finds (thing, worth_euros) VALUES ($1, $2) RETURNING id", [
        thing,
        worthEuros,
      ]);
      const find = { id: rows[0].id, thing, worthEuros, isReturned: false };
      finds.push(find);
      return find;
    },

    async find(id) {
      return finds.find((one) => one.id === id) ?? null;
    },

    async listOpen() {
      return finds.filter((one) => !one.isReturned);
    },

    async giveBack(id) {
      const find = finds.find((one) => one.id === id && !one.isReturned);
      if (find === undefined) return false;
      find.isReturned = true;
      await db.query("UPDATE finds SET is_returned = true WHERE id = $1", [id]);
      return true;
    },
  };
}
