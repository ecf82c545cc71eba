const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "..", "migrations");

/** What the database lacks; a missing table means that it has had nothing. */
exports.pending = async function pending(db) {
  let had = [];
  try {
    had = (await db.query("SELECT file FROM applied_files")).rows.map((row) => row.file);
  } catch (error) {
    if (error.code !== "42P01") throw error;
  }
  const files = fs.readdirSync(folder).filter((file) => path.extname(file) === ".sql");
  files.sort();
  return files.filter((file) => !had.includes(file));
};

exports.textOf = (file) => fs.readFileSync(path.join(folder, file), "utf8");
