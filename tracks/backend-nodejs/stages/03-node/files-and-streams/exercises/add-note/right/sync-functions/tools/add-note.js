import fs from "node:fs";

let notes = [];
if (fs.existsSync("notes.json")) {
  notes = JSON.parse(fs.readFileSync("notes.json", "utf8"));
}
if (!Array.isArray(notes)) throw new TypeError("notes.json is not a list");

let id = 1;
for (const note of notes) {
  if (note.id >= id) id = note.id + 1;
}
notes.push({ text: process.argv[2], id: id });
fs.writeFileSync("notes.json", JSON.stringify(notes, null, 2) + "\n");
console.log(String(id));
