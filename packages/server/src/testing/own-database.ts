import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { connect } from "../db/connect.ts";

/**
 * Creates an empty database on a PostgreSQL server.
 *
 * @param server address of any database there
 */
export async function createOwnDatabase(server: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `aulo_test_${randomUUID().replaceAll("-", "")}`;
  const admin = await connect({ databaseUrl: server, dataDir: "" });
  await sql`CREATE DATABASE ${sql.id(name)}`.execute(admin.db);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: async () => {
      await sql`DROP DATABASE ${sql.id(name)}`.execute(admin.db);
      await admin.close();
    },
  };
}
