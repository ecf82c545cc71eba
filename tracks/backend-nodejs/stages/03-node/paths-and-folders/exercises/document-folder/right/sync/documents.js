const fs = require("node:fs");
const path = require("node:path");

exports.saveDocument = async (folder, name, text) => {
  const parts = path.relative(folder, path.resolve(folder, name)).split(path.sep);
  if (parts[0] === "" || parts[0] === "..") throw new Error("outside");
  const file = path.join(folder, ...parts);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file + "~", text);
  try {
    fs.renameSync(file + "~", file);
  } catch (error) {
    fs.unlinkSync(file + "~");
    throw error;
  }
};

exports.listDocuments = async (folder) => {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((each) => fs.statSync(path.join(folder, each)).isFile())
    .sort();
};
