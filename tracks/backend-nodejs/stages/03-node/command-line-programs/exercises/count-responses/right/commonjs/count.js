const fs = require("node:fs");
const { parseArgs } = require("node:util");

const options = {
  status: { type: "string", short: "s", multiple: true },
  json: { type: "boolean", short: "j", default: false },
  help: { type: "boolean", short: "h", default: false },
};

let call;
try {
  call = parseArgs({ options, allowPositionals: true });
  if (call.positionals.length > 1) throw new Error("more than one file");
} catch (error) {
  process.stderr.write(`${error.message}\nusage: count [-s CODE] [-j] [FILE]\n`);
  process.exitCode = 2;
}

if (call && process.exitCode !== 2) {
  const { values, positionals } = call;
  if (values.help) {
    process.stdout.write("usage: count [-s CODE] [-j] [FILE]\n");
  } else {
    const name = positionals[0] || "-";
    try {
      const lines = fs.readFileSync(name === "-" ? process.stdin.fd : name, "utf8").match(/.+/g) || [];
      const count = lines.filter((line) => !values.status || values.status.some((code) => line.endsWith(` ${code}`))).length;
      process.stdout.write(values.json ? JSON.stringify({ count: count }) : `${count}\n`);
    } catch (error) {
      process.stderr.write(`cannot read ${name}\n`);
      process.exitCode = 1;
    }
  }
}
