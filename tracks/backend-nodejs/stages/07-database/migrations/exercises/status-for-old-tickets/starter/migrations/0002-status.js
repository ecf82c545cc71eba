export async function up(db) {}

export async function down(db) {}
