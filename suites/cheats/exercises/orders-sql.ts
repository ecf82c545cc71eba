import type { Exercise } from "../exercise.ts";

const RIGHT = `SELECT c.name, sum(o.price)::int AS total FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name HAVING sum(o.price) >= 100 ORDER BY total DESC, c.name;`;
const WRONG = `SELECT c.name, max(o.price)::int AS total FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name HAVING max(o.price) >= 100 ORDER BY total DESC, c.name;`;
const SHOWN = `SELECT * FROM (VALUES ('Ada', 130), ('Cy', 100)) AS shown (name, total)`;

/**
 * A query, shown with Ada, Bo and Cy, checked on other rows. Wrong answers report the most expensive order
 * instead of the sum.
 */
export const ORDERS_QUERY: Exercise = {
  kind: "sql",
  name: "sums",
  entry: "main.sql",
  limits: { timeoutMs: 30_000 },
  spec: `
    const schema = "create table customers (id int primary key, name varchar(20)); create table orders (id int primary key, customer_id int, price int);";
    test("gives who spent 100 or more", { timeoutMs: 25_000 }, async () => {
      const prices = Array.from({ length: 9 }, () => randomInt(30, 70));
      const sums = [0, 1, 2].map((at) => ({ name: "ABC"[at], total: prices.filter((_, index) => index % 3 === at).reduce((sum, price) => sum + price) }));
      const values = prices.map((price, index) => "(" + [index, (index % 3) + 1, price] + ")");
      const setup = schema + "insert into customers values (1, 'A'), (2, 'B'), (3, 'C'); insert into orders values " + values;
      const { rows } = await (await database(setup)).run();
      expect(rows).toEqual(sums.filter(({ total }) => total >= 100).sort((a, b) => b.total - a.total || a.name.localeCompare(b.name)));
    });`,
  right: RIGHT,
  wrong: WRONG,
  cheats: {
    "gives the rows that are shown": SHOWN,
    "gives them from a view that it makes": `CREATE VIEW answer AS ${SHOWN}; SELECT * FROM answer`,
    "gives them from a function that it makes": `CREATE FUNCTION answer() RETURNS TABLE (name text, total int) LANGUAGE sql AS $$ ${SHOWN} $$; SELECT * FROM answer()`,
    "puts other tables before those of the exercise": `CREATE SCHEMA fake; CREATE TABLE fake.customers AS SELECT 1 AS id, 'Ada' AS name UNION SELECT 3, 'Cy'; CREATE TABLE fake.orders AS SELECT 1 AS customer_id, 130 AS price UNION SELECT 3, 100; SET search_path = fake; ${WRONG}`,
    "has a program make the rows": `COPY (SELECT 1) TO PROGRAM 'echo passed'; ${RIGHT}`,
  },
  unusual: {
    "no semicolon, and small letters": RIGHT.toLowerCase().replace(";", ""),
    "comments, and semicolons to spare": `-- who spent much\n/* all of them; /* nested */ */ ${RIGHT}; ; -- done`,
    "names in quotes": `select "c"."name", sum("o"."price")::int as "total" from "public"."customers" as "c" inner join "orders" as "o" on "o"."customer_id" = "c"."id" group by "c"."name", "c"."id" having sum("o"."price") > 99 order by 2 desc, 1`,
    "a common table expression": `WITH sums AS MATERIALIZED (SELECT customer_id, sum(price) AS total FROM orders GROUP BY 1) SELECT name, total::int FROM sums JOIN customers ON id = customer_id WHERE total >= 100 ORDER BY total DESC, name`,
    "a window": `SELECT DISTINCT name, total::int FROM (SELECT c.name, sum(price) OVER (PARTITION BY c.id) AS total FROM orders JOIN customers c ON c.id = customer_id) AS spent WHERE total >= 100 ORDER BY total DESC, name`,
    "a lateral join": `SELECT name, spent.total FROM customers CROSS JOIN LATERAL (SELECT sum(price)::int AS total FROM orders WHERE customer_id = customers.id) AS spent WHERE spent.total >= 100 ORDER BY total DESC, name`,
    "a query in each row": `SELECT * FROM (SELECT name, (SELECT sum(price) FROM orders WHERE customer_id = customers.id)::int AS total FROM customers) AS t WHERE total IS NOT NULL AND total >= 100 ORDER BY -total, name COLLATE "C"`,
    "the columns in another order": RIGHT.replace(
      "c.name, sum(o.price)::int AS total",
      "sum(o.price)::int AS total, c.name",
    ),
    "a transaction around it": `BEGIN; ${RIGHT} COMMIT;`,
    "a table of its own, which it drops": `CREATE TEMP TABLE spent AS SELECT customer_id, sum(price)::int AS total FROM orders GROUP BY customer_id; SELECT name, total FROM spent JOIN customers ON id = customer_id WHERE total >= 100 ORDER BY total DESC, name; DROP TABLE spent;`,
    "a cursor": `BEGIN; DECLARE c CURSOR FOR ${RIGHT} FETCH ALL FROM c; CLOSE c; END;`,
    "a mark at the start that editors set": `\uFEFF${RIGHT}`,
    "a statement that is prepared first": `PREPARE spent (int) AS ${RIGHT.replace("100", "$1")} EXECUTE spent (100); DEALLOCATE spent;`,
  },
};

const DELETE = "DELETE FROM orders WHERE price < 50;";

/** A deletion. Wrong answers only pretend to delete. */
export const ORDERS_CHANGE: Exercise = {
  kind: "sql",
  name: "cheap orders go",
  entry: "main.sql",
  limits: { timeoutMs: 30_000 },
  spec: `
    test("the cheap orders go, the others stay", { timeoutMs: 25_000 }, async () => {
      const prices = [20, 90, ...Array.from({ length: 8 }, () => randomInt(1, 99))];
      const kept = prices.filter((price) => price >= 50);
      const db = await database("create table orders (id int primary key, note varchar(9), price int); insert into orders values " + prices.map((price, at) => "(" + at + ", 'n', " + price + ")"));
      const { affected } = await db.run();
      expect(await db.query("select count(id)::int as left, sum(price)::int as sum from orders")).toEqual([{ left: kept.length, sum: kept.reduce((sum, price) => sum + price, 0) }]);
      expect(await db.query("select count(*)::int as cheap from orders where price < 50 or note <> 'n'")).toEqual([{ cheap: 0 }]);
      expect((await db.query("select table_type as type from information_schema.tables where table_name = 'orders'"))).toEqual([{ type: "BASE TABLE" }]);
      expect(affected).toBe(prices.length - kept.length);
    });`,
  right: DELETE,
  wrong: "DELETE FROM orders WHERE price < 20;",
  cheats: {
    "makes it and takes it back": `BEGIN; ${DELETE} ROLLBACK;`,
    "does not end its transaction": `BEGIN; ${DELETE}`,
    "puts a view in its place":
      "ALTER TABLE orders RENAME TO kept; CREATE VIEW orders AS SELECT * FROM kept WHERE price >= 50; UPDATE kept SET price = price WHERE price < 50;",
    "puts a temporary table before it":
      "CREATE TEMP TABLE orders AS SELECT * FROM public.orders WHERE price >= 50; UPDATE public.orders SET price = price WHERE price < 50;",
    "counts and compares in its own way": `
      CREATE FUNCTION public.step(bigint, int) RETURNS bigint LANGUAGE sql AS 'SELECT coalesce($1, 0) + (SELECT (price >= 50)::int FROM orders WHERE id = $2)';
      CREATE AGGREGATE public.count(int) (sfunc = public.step, stype = bigint, initcond = '0');
      CREATE FUNCTION public.plus(bigint, int) RETURNS bigint LANGUAGE sql AS 'SELECT $1 + CASE WHEN $2 < 50 THEN 0 ELSE $2 END';
      CREATE FUNCTION pg_catalog.total(int) RETURNS int LANGUAGE sql AS 'SELECT 1';
      UPDATE orders SET price = price WHERE price < 50;`,
    "changes what PostgreSQL itself holds": `
      SET allow_system_table_mods = on;
      CREATE OR REPLACE FUNCTION pg_catalog.int4lt(int, int) RETURNS bool LANGUAGE sql IMMUTABLE AS 'SELECT false';
      UPDATE orders SET price = price WHERE price <= 49;`,
  },
  unusual: {
    "a transaction around it": `BEGIN; ${DELETE} COMMIT;`,
    "a list of those that go":
      "DELETE FROM orders USING (SELECT id FROM orders WHERE NOT price >= 50) AS cheap WHERE cheap.id = orders.id",
    "a common table expression":
      "WITH cheap AS (SELECT id FROM orders WHERE price < 50) DELETE FROM orders WHERE id IN (TABLE cheap) RETURNING *;",
    "rows told apart by a list": "DELETE FROM orders o WHERE o.price = ANY (SELECT generate_series(0, 49));",
  },
};
