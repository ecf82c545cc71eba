export async function up(knex) {
  await knex.schema.alterTable("tickets", (table) => {
    table.text("status").notNullable().defaultTo("open").checkIn(["open", "closed"]);
  });
}

export async function down(knex) {
  await knex.schema.alterTable("tickets", (table) => {
    table.dropColumn("status");
  });
}
