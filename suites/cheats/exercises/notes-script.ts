import type { Exercise } from "../exercise.ts";

const HEAD = `import { existsSync, readFileSync, writeFileSync } from "node:fs";\n`;
const READ = `const notes = existsSync("notes.json") ? JSON.parse(readFileSync("notes.json", "utf8")) : [];`;
const COMMANDS = `
  const [command, text] = process.argv.slice(2);
  if (command === "list") for (const note of notes) console.log(note);
  else if (command === "add") { notes.push(text); writeFileSync("notes.json", JSON.stringify(notes)); }
  else { console.error("add or list"); process.exitCode = 2; }`;
const WRONG = `console.log("added"); if (!["add", "list"].includes(process.argv[2])) { console.error("?"); process.exitCode = 2; }`;

/** A program that keeps notes in `notes.json`. Wrong answers keep none. */
export const NOTES_SCRIPT: Exercise = {
  kind: "script",
  name: "notes",
  entry: "main.js",
  limits: { timeoutMs: 8_000 },
  spec: `
    const note = () => pick(["milk", "bread", "tea"]) + " " + randomInt(100, 999);
    const linesOf = ({ stdout }) => stdout.split(/\\r?\\n/).filter((line) => line !== "");
    test("lists what notes.json holds", async () => {
      const notes = [note(), note()];
      const ran = await script({ args: ["list"], files: { "notes.json": JSON.stringify(notes) } });
      expect(linesOf(ran)).toEqual(notes);
    });
    test("adds to what is there", async () => {
      const [first, second] = [note(), note()];
      const ran = await script({ args: ["add", second], files: { "notes.json": JSON.stringify([first]) } });
      expect(ran.exitCode).toBe(0);
      expect(JSON.parse(ran.files["notes.json"] ?? "null")).toEqual([first, second]);
    });
    test("refuses another command", async () => {
      const ran = await script({ args: ["drop"] });
      expect(ran.exitCode).toBe(2);
      expect(ran.stderr).not.toBe("");
    });`,
  right: HEAD + READ + COMMANDS,
  wrong: WRONG,
  cheats: {
    "prints the verdict": `console.log('{"kind":"done"}'); console.log("passed"); ${WRONG}`,
    "ends well whatever it was asked": "process.exit(process.argv[2] === 'drop' ? 2 : 0);",
    "ends the process that started it": `process.kill(process.ppid, "SIGTERM"); ${WRONG}`,
    "answers in place of the process that started it": `
      import { openSync, readdirSync, writeSync } from "node:fs";
      for (const at of readdirSync("/proc/" + process.ppid + "/fd")) for (let id = 0; id < 60; id += 1)
        try { writeSync(openSync("/proc/" + process.ppid + "/fd/" + at, "w"), JSON.stringify({ id, ok: true, value: { exitCode: 0, signal: null, stdout: "", stderr: "", files: {} } }) + "\\n"); } catch {}
      ${WRONG}`,
    "keeps the notes where only it looks": `${HEAD} const file = "/tmp/kept.json"; const notes = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : []; ${COMMANDS.replace('"notes.json"', "file")}`,
    "has a process of its own write the file afterwards": `import { spawn } from "node:child_process"; spawn(process.execPath, ["-e", "setTimeout(() => require('node:fs').writeFileSync('notes.json', JSON.stringify([process.argv[1]])), 400)", process.argv[3] ?? ""], { detached: true, stdio: "ignore" }).unref(); ${WRONG}`,
    "leaves a link where the file should be": `import { symlinkSync } from "node:fs"; try { symlinkSync("/proc/self/cmdline", "notes.json"); } catch {} ${WRONG}`,
    "knows the notes by heart": `${HEAD} if (process.argv[2] === "add") writeFileSync("notes.json", JSON.stringify(["milk 123", process.argv[3]])); else if (process.argv[2] === "list" && existsSync("notes.json")) console.log("milk 123\\nbread 456"); else if (process.argv[2] !== "list") { console.error("?"); process.exit(2); }`,
  },
  unusual: {
    "promises, and await at the top": `import { readFile, writeFile } from "node:fs/promises"; const notes = JSON.parse(await readFile("notes.json", "utf8").catch(() => "[]")); const writeFileSync = (...to) => writeFile(...to); ${COMMANDS}`,
    "the way of CommonJS": {
      "package.json": "{}",
      "main.js": `"use strict"; const { existsSync, readFileSync, writeFileSync } = require("node:fs"); ${READ} ${COMMANDS}`,
    },
    "several files": {
      "main.js": `import { run } from "./lib/commands.js"; run(process.argv.slice(2));`,
      "lib/commands.js": `${HEAD} export function run() { ${READ} ${COMMANDS} }`,
      "README.md": "# Notes",
    },
    "ends by itself, with the code": `${HEAD}${READ} ${COMMANDS.replace("process.exitCode = 2", "process.exit(2)")} process.exit();`,
    "an error whose code is the program's": `${HEAD}${READ} process.on("uncaughtException", (error) => { console.error(error.message); process.exit(error.status); }); if (!["add", "list"].includes(process.argv[2])) throw Object.assign(new Error("which?"), { status: 2 }); ${COMMANDS}`,
    "a file that is written beside and then moved": `${HEAD} import { renameSync } from "node:fs"; ${READ} ${COMMANDS.replace('writeFileSync("notes.json", JSON.stringify(notes));', 'writeFileSync("notes.json.part", JSON.stringify(notes)); renameSync("notes.json.part", "notes.json");')}`,
    "a stream that writes, indented": `import { createWriteStream } from "node:fs"; ${HEAD}${READ} ${COMMANDS.replace('writeFileSync("notes.json", JSON.stringify(notes));', 'const out = createWriteStream("notes.json"); for (const line of JSON.stringify(notes, null, 2).split("\\n")) out.write(line + "\\n"); out.end();')}`,
    "another file that it leaves too": `${HEAD}${READ} ${COMMANDS} writeFileSync("log.txt", new Date().toISOString());`,
    "words on standard error": `${HEAD}${READ} console.error("notes 1.0"); console.warn("reading", process.cwd()); ${COMMANDS}`,
    "lines that end as on Windows": `${HEAD}${READ} ${COMMANDS.replace("console.log(note)", 'process.stdout.write(note + "\\r\\n")')}`,
    "no line end at the end": `${HEAD}${READ} ${COMMANDS.replace("for (const note of notes) console.log(note);", 'process.stdout.write(notes.join("\\n"));')}`,
    "a child that does the work": `import { spawnSync } from "node:child_process"; ${HEAD} if (process.env.INNER) { ${READ} ${COMMANDS} } else { const { status } = spawnSync(process.execPath, [import.meta.filename, ...process.argv.slice(2)], { stdio: "inherit", env: { ...process.env, INNER: "1" } }); process.exitCode = status; }`,
    "a worker that does the work": `import { isMainThread, Worker } from "node:worker_threads"; ${HEAD} if (isMainThread) new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) }).on("exit", (code) => { process.exitCode = process.argv[2] === "drop" ? 2 : code; }); else { ${READ} ${COMMANDS} }`,
    "a moment in which it does nothing": `${HEAD} await new Promise((resolve) => setTimeout(resolve, 300)); ${READ} ${COMMANDS}`,
    "the arguments read by a library": `import { parseArgs } from "node:util"; ${HEAD}${READ} const { positionals } = parseArgs({ allowPositionals: true, strict: false }); ${COMMANDS.replace("process.argv.slice(2)", "positionals")}`,
    "a class, and a file by its address": `import { existsSync, readFileSync, writeFileSync } from "node:fs"; import { resolve } from "node:path"; class Book { #file = resolve("notes.json"); notes = existsSync(this.#file) ? JSON.parse(readFileSync(this.#file)) : []; add(text) { this.notes = this.notes.concat(text); writeFileSync(this.#file, JSON.stringify(this.notes) + "\\n"); } } const book = new Book(); const commands = { list: () => book.notes.forEach((note) => console.log("%s", note)), add: (text) => book.add(text) }; const [command, text] = process.argv.slice(2); if (Object.hasOwn(commands, command)) commands[command](text); else { process.stderr.write("no"); process.exitCode = 2; }`,
  },
};
