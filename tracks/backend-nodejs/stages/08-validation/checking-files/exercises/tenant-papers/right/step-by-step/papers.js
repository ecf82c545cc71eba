const crypto = require("node:crypto");
const fs = require("node:fs/promises");
const path = require("node:path");

function startsWith(bytes, signature) {
  if (bytes.length < signature.length) return false;
  for (let index = 0; index < signature.length; index += 1) {
    if (bytes[index] !== signature[index]) return false;
  }
  return true;
}

function typeOf(bytes) {
  if (startsWith(bytes, Buffer.from("89504e470d0a1a0a", "hex"))) return "image/png";
  if (startsWith(bytes, [255, 216, 255])) return "image/jpeg";
  if (startsWith(bytes, Buffer.from("%PDF-"))) return "application/pdf";
  return null;
}

async function save(folder, upload) {
  const type = typeOf(upload.bytes);
  if (type === null) return null;
  let ending = ".pdf";
  if (type === "image/png") ending = ".png";
  if (type === "image/jpeg") ending = ".jpg";
  const storedAs = crypto.randomUUID() + ending;
  await fs.writeFile(path.join(folder, storedAs), upload.bytes);
  return { storedAs: storedAs, type: type };
}

function pathOf(folder, storedAs) {
  const match = /^([a-z\d]|-)+[.](png|jpg|pdf)$/.exec(storedAs);
  if (match === null) return null;
  return path.join(path.resolve(folder), storedAs);
}

module.exports = { typeOf, save, pathOf };
