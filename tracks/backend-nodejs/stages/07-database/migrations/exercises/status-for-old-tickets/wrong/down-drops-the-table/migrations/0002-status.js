export async function up(knex) {
  await knex.schema.alterTable("tickets", (table) => {
    table.text("status").notNullable().defaultTo("open").checkIn(["open", "closed"]);
  });
  await knex("tickets").whereNotNull("closed_at").update({ status: "closed" });
}

export async function down(knex) {
  await knex.schema.dropTable("tickets");
}
