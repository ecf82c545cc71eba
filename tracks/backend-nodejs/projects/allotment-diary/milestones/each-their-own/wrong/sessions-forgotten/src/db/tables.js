/** Makes the tables that are missing. It runs at every start, so it must leave alone what is there. */
export async function createTables(db) {
  for (const table of TABLES) await db.query(table);
  await db.query("DELETE FROM sessions");
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS beds (
    id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    square_metres integer NOT NULL CHECK (square_metres > 0)
  )`,

  `CREATE TABLE IF NOT EXISTS plantings (
    id         integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bed_id     integer NOT NULL REFERENCES beds,
    crop       text NOT NULL,
    sown_on    date NOT NULL,
    removed_on date CHECK (removed_on >= sown_on)
  )`,

  `CREATE TABLE IF NOT EXISTS harvests (
    id          integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    planting_id integer NOT NULL REFERENCES plantings,
    picked_on   date NOT NULL,
    grams       integer NOT NULL CHECK (grams > 0)
  )`,

  `CREATE TABLE IF NOT EXISTS entries (
    id     integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bed_id integer REFERENCES beds ON DELETE SET NULL,
    day    date NOT NULL,
    text   text NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS gardeners (
    id            integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name          text NOT NULL,
    email         text NOT NULL UNIQUE,
    password_hash text NOT NULL
  )`,

  `CREATE TABLE IF NOT EXISTS sessions (
    id          text PRIMARY KEY,
    gardener_id integer NOT NULL REFERENCES gardeners,
    expires_at  timestamptz NOT NULL
  )`,

  // What is older than the accounts has no owner, until a warden says whose it is.
  "ALTER TABLE gardeners ADD COLUMN IF NOT EXISTS role text NOT NULL DEFAULT 'member'",
  "ALTER TABLE beds ADD COLUMN IF NOT EXISTS owner_id integer REFERENCES gardeners",
  "ALTER TABLE entries ADD COLUMN IF NOT EXISTS owner_id integer REFERENCES gardeners",
];
