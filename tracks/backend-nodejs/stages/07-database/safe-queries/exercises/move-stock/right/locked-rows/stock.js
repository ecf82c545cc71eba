import pg from "pg";

const pool = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  max: 2,
  connectionTimeoutMillis: 800,
});

class Move {
  constructor(client, wish) {
    this.client = client;
    Object.assign(this, wish);
  }

  async piecesOn(shelf) {
    const text = "SELECT pieces FROM stock WHERE shelf = $1 AND article = $2 FOR UPDATE";
    const { rows } = await this.client.query({ text, values: [shelf, this.article] });
    return rows[0]?.pieces;
  }

  async put(shelf, pieces) {
    const text = "UPDATE stock SET pieces = $1 WHERE shelf = $2 AND article = $3";
    await this.client.query(text, [pieces, shelf, this.article]);
  }

  async run() {
    const there = (await this.piecesOn(this.from)) ?? 0;
    if (there < this.pieces) throw new Error("not enough");
    const make = "INSERT INTO stock (shelf, article, pieces) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING";
    await this.client.query(make, [this.to, this.article]);
    const before = await this.piecesOn(this.to);
    await this.put(this.from, there - this.pieces);
    await this.put(this.to, before + this.pieces);
    await this.client.query("INSERT INTO moves VALUES (DEFAULT, $1, $2, $3, $4)", [
      this.article,
      this.from,
      this.to,
      this.pieces,
    ]);
  }
}

export async function moveStock(wish) {
  const client = await pool.connect();
  let failure;
  await client.query("START TRANSACTION");
  try {
    await new Move(client, wish).run();
  } catch (error) {
    failure = error;
  }
  await client.query(failure ? "ROLLBACK" : "COMMIT");
  client.release();
  if (failure) throw failure;
  return true;
}
