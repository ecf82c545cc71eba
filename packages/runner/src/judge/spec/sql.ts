import { ask } from "../session.ts";
import { Rows, SqlRun } from "../shapes.ts";
import { type Plan, readPlan } from "./plan.ts";

export type Database = {
  /** Runs the learner's file. @throws Error with PostgreSQL's message */
  run: () => Promise<SqlRun>;
  /** Rows of the spec's own query. */
  query: (sql: string) => Promise<Rows>;
  /** PostgreSQL's plan for the query in the current state of the database. */
  plan: (sql: string) => Promise<Plan>;
};

/** sql: a fresh PostgreSQL database after the set-up SQL. */
export async function database(setup = ""): Promise<Database> {
  const index = Number(await ask({ op: "database", setup }));
  const query = async (sql: string) => Rows.parse(await ask({ op: "query", database: index, sql }));
  return {
    run: async () => SqlRun.parse(await ask({ op: "run-sql", database: index })),
    query,
    plan: async (sql) => readPlan(await query(`EXPLAIN (FORMAT JSON) ${sql}`)),
  };
}
