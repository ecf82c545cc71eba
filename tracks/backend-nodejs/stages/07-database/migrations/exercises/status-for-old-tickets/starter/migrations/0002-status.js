export async function up(knex) {}

export async function down(knex) {}
