import { createInterface } from "node:readline";

const failures = new Map();
let unreadable = 0;

function readEntry(line) {
  try {
    const entry = JSON.parse(line);
    return typeof entry === "object" && !Array.isArray(entry) ? entry : null;
  } catch {
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === "") continue;
  const entry = readEntry(line);
  if (entry === null) unreadable += 1;
  else if (entry.msg === "answered" && entry.status >= 500) {
    const route = `${entry.method} ${entry.path}`;
    const count = (failures.get(route)?.count ?? 0) + 1;
    failures.set(route, { count, last: entry.requestId });
  }
}

const byCount = [...failures].sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1));
for (const [route, { count, last }] of byCount) console.log(`${count} ${route} ${last}`);
if (unreadable > 0) console.error(`${unreadable} lines could not be read`);
if (failures.size > 0) process.exitCode = 1;
