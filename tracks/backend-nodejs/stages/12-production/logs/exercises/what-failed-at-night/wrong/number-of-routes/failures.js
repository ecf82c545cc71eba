import { createInterface } from "node:readline";

const routes = new Map();
let unreadable = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (line === "") continue;
  let event = null;
  try {
    event = JSON.parse(line);
  } catch {}
  if (event === null || typeof event !== "object" || Array.isArray(event)) unreadable += 1;
  else if (event.msg === "answered" && event.status >= 500) {
    const route = `${event.method} ${event.path}`;
    routes.set(route, { count: (routes.get(route)?.count ?? 0) + 1, last: event.requestId });
  }
}
const lines = [...routes].sort(([a, { count: x }], [b, { count: y }]) => y - x || (a < b ? -1 : 1));
for (const [route, { count, last }] of lines) console.log(`${count} ${route} ${last}`);
if (unreadable > 0) console.error(`${unreadable} lines could not be read`);
process.exitCode = routes.size;
