const db = require("knex")({ client: "pg", connection: process.env.DATABASE_URL, pool: { min: 0, max: 3 } });

async function prepare() {
  if (await db.schema.hasTable("postcards")) return;
  await db.schema.createTable("postcards", (table) => {
    table.increments("id");
    table.integer("batch").notNullable();
    table.text("to").notNullable();
    table.text("text").notNullable();
    table.text("state").notNullable().defaultTo("waiting");
  });
}

module.exports = { db, prepare };
