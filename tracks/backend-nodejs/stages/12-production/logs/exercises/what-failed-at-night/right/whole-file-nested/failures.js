import { readFileSync } from "node:fs";

const counts = new Map();
let unreadable = 0;
for (const line of readFileSync(0).toString().split(/\r?\n/)) {
  if (line.length === 0) continue;
  let entry = null;
  try {
    entry = JSON.parse(line);
  } catch {}
  if (Object.prototype.toString.call(entry) !== "[object Object]") {
    unreadable = unreadable + 1;
    continue;
  }
  const { msg, status, method, path, requestId } = entry;
  if (msg === "answered" && status >= 500) {
    if (!counts.has(method)) counts.set(method, new Map());
    const paths = counts.get(method);
    paths.set(path, { often: (paths.get(path)?.often ?? 0) + 1, requestId });
  }
}
const rows = [...counts].flatMap(([method, paths]) => [...paths].map(([path, row]) => ({ method, path, ...row })));
rows.sort((a, b) => (a.path < b.path ? -1 : 1));
rows.sort((a, b) => (a.method === b.method ? 0 : a.method < b.method ? -1 : 1));
rows.sort((a, b) => b.often - a.often);
console.log(rows.map((row) => `${row.often} ${row.method} ${row.path} ${row.requestId}`).join("\n"));
if (unreadable !== 0) console.error("%d lines could not be read", unreadable);
process.exitCode = Math.min(1, rows.length);
