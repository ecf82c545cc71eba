import "../db/migrate.cjs";
