import { readFile, writeFile } from "node:fs/promises";

const FILE = "notes.json";
const [text] = process.argv.slice(2);

// Read the notes, add one, write them back.
console.log(text);
