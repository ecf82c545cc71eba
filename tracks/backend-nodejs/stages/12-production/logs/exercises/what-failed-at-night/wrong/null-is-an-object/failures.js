import { createInterface } from "node:readline";

const failures = new Map();
let unreadable = 0;

function readEntry(line) {
  try {
    const entry = JSON.parse(line);
    return typeof entry === "object" && !Array.isArray(entry) ? entry : null;
  } catch {
    unreadable += 1;
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const entry = readEntry(line);
  if (entry === null) continue;
  if (entry.msg === "answered" && entry.status >= 500) {
    const route = `${entry.method} ${entry.path}`;
    failures.set(route, [...(failures.get(route) ?? []), entry.requestId]);
  }
}

const byCount = [...failures].sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1));
for (const [route, ids] of byCount) console.log(`${ids.length} ${route} ${ids.at(-1)}`);
if (unreadable > 0) console.error(`${unreadable} lines could not be read`);
if (failures.size > 0) process.exitCode = 1;
