import pg from "pg";

const client = new pg.Client(process.env.DATABASE_URL);
await client.connect();
await client.query(`CREATE TABLE IF NOT EXISTS shouts (
  number bigserial PRIMARY KEY, place varchar(20) NOT NULL, who text NOT NULL, words text NOT NULL, moment timestamptz NOT NULL
)`);
await client.end();
