// This one has been applied in production. It does not change any more.

export async function up(knex) {
  await knex.schema.createTable("tickets", (table) => {
    table.increments("id");
    table.text("title").notNullable();
    table.timestamp("closed_at");
  });
}

export async function down(knex) {
  await knex.schema.dropTable("tickets");
}
