class Finds {
  #db;

  constructor(db) {
    this.#db = db;
  }

  report(input) {
    return this.#db
      .query("insert into finds (thing, worth_euros) values ($1, $2) returning *", [
        input.thing,
        input.worthEuros == null ? null : String(input.worthEuros),
      ])
      .then((result) => new Find(result.rows[0]));
  }

  async find(id) {
    for (const row of (await this.#db.query("select * from finds where id = $1", [id])).rows)
      return new Find(row);
    return null;
  }

  async listOpen() {
    const result = await this.#db.query("select * from finds");
    const open = result.rows.filter((row) => !row.is_returned);
    return open.map((row) => new Find(row)).sort((a, b) => a.id - b.id);
  }

  async giveBack(id) {
    const text = `with given as (update finds set is_returned = true where id = $1 and is_returned = false returning 1)
      select count(*)::int as count from given`;
    const [{ count }] = (await this.#db.query(text, [id])).rows;
    return count > 0;
  }
}

class Find {
  constructor(row) {
    this.id = row.id;
    this.thing = row.thing;
    this.worthEuros = row.worth_euros === null ? null : parseFloat(row.worth_euros);
    this.isReturned = row.is_returned;
  }
}

export const createFinds = (db) => new Finds(db);
