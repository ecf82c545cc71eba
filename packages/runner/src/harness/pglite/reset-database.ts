/**
 * Resets a database of trusted authors to its state before the first run:
 * 1. The transaction and everything of the session end.
 * 2. All that a run can create is dropped: schemas, roles, extensions, publications, large objects, settings of roles and of the
 *    database. The schema `public` is made anew.
 * 3. The fingerprint must be that of a database that was reset before its first run: of each system catalog the number of rows and
 *    of rows written since the start, the schemas, roles and databases with their rights, and all settings.
 */
import type { PGlite } from "@electric-sql/pglite";

const DROP_ALL = `DO $$ DECLARE it record; BEGIN
FOR it IN SELECT evtname AS name FROM pg_event_trigger LOOP EXECUTE format('DROP EVENT TRIGGER %I', it.name); END LOOP;
FOR it IN SELECT pubname AS name FROM pg_publication LOOP EXECUTE format('DROP PUBLICATION %I', it.name); END LOOP;
FOR it IN SELECT extname AS name FROM pg_extension WHERE oid >= 16384 LOOP
  EXECUTE format('DROP EXTENSION %I CASCADE', it.name); END LOOP;
FOR it IN SELECT nspname AS name FROM pg_namespace WHERE oid >= 16384 OR nspname = 'public' LOOP
  EXECUTE format('DROP SCHEMA %I CASCADE', it.name); END LOOP;
PERFORM lo_unlink(oid) FROM pg_largeobject_metadata;
FOR it IN SELECT rolname AS name FROM pg_roles WHERE oid >= 16384 LOOP
  EXECUTE format('DROP OWNED BY %I CASCADE', it.name);
  EXECUTE format('DROP ROLE %I', it.name);
END LOOP;
FOR it IN SELECT rolname AS name FROM pg_roles WHERE oid IN (SELECT setrole FROM pg_db_role_setting) LOOP
  EXECUTE format('ALTER ROLE %I RESET ALL', it.name); END LOOP;
EXECUTE format('ALTER DATABASE %I RESET ALL', current_database());
END $$;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
COMMENT ON SCHEMA public IS 'standard public schema';`;

/** All system catalogs, without `pg_statistic` and `pg_largeobject`, whose rows change without a run. */
const CATALOGS = `SELECT relname FROM pg_catalog.pg_class
WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r' AND relname NOT IN ('pg_statistic', 'pg_largeobject')
ORDER BY relname`;

/** Without the settings of PL/pgSQL, which exist once it has run. */
const RIGHTS = `SELECT 'schemas ' || string_agg(concat_ws(' ', nspname, nspowner, nspacl), ',' ORDER BY nspname) AS held FROM pg_catalog.pg_namespace
UNION ALL SELECT 'roles ' || string_agg(to_jsonb(r)::text, ',' ORDER BY rolname) FROM pg_catalog.pg_roles r
UNION ALL SELECT 'databases ' || string_agg(concat_ws(' ', datname, datdba, datacl, datallowconn), ',' ORDER BY datname) FROM pg_catalog.pg_database
UNION ALL SELECT 'settings ' || md5(string_agg(concat_ws(' ', name, setting, source), ',' ORDER BY name)) FROM pg_catalog.pg_settings WHERE name NOT LIKE 'plpgsql.%'`;

export type ResettableDatabase = {
  database: PGlite;
  /** Resets it. @returns whether it is as before its first run */
  reset: () => Promise<boolean>;
};

/** Records the state of a new database, which is reset once for that. */
export async function makeResettable(database: PGlite): Promise<ResettableDatabase> {
  const catalogs = (await database.query<{ relname: string }>(CATALOGS)).rows.map(({ relname }) => relname);
  const [first] = (await database.query<{ id: string }>("SELECT txid_current()::text AS id")).rows;
  const print = [RIGHTS, ...catalogs.map((name) => countOf(name, first?.id ?? "0"))].join("\nUNION ALL ");
  const fingerprint = async () => JSON.stringify((await database.query(print)).rows);
  const rights = async () => JSON.stringify((await database.query(RIGHTS)).rows);
  const fresh = await rights();
  await dropAll(database);
  const isFaithful = (await rights()) === fresh;
  const before = await fingerprint();
  return {
    database,
    reset: async () => {
      try {
        await dropAll(database);
        return isFaithful && (await fingerprint()) === before;
      } catch {
        // It is broken, or a run made something that cannot be dropped.
        return false;
      }
    },
  };
}

async function dropAll(database: PGlite): Promise<void> {
  await database.exec("ROLLBACK");
  await database.exec("DISCARD ALL");
  await database.exec(DROP_ALL);
}

/** Number of the catalog's rows, and of those written by a transaction since the first one. */
function countOf(catalog: string, first: string): string {
  return `SELECT '${catalog} ' || count(*) || ' ' || count(*) FILTER (WHERE xmin::text::bigint >= ${first}) FROM pg_catalog.${catalog}`;
}
