let text = "";
process.stdin.setEncoding("utf8");
for await (const piece of process.stdin) text += piece;

const entries = [];
let unreadable = 0;
for (const line of text.split("\n").filter((one) => one.trim())) {
  try {
    const entry = JSON.parse(line);
    if (Object(entry) !== entry || Array.isArray(entry)) throw new TypeError("not an object");
    entries.push(entry);
  } catch {
    unreadable++;
  }
}

const failed = entries.filter(({ msg, status }) => msg === "answered" && Number(status) >= 500);
const routes = {};
for (const { method, path, requestId } of failed) {
  const route = (routes[`${method} ${path}`] ??= { count: 0 });
  route.count += 1;
  route.last = requestId;
}

const lines = Object.entries(routes).map(([name, { count, last }]) => ({ name, count, last }));
lines.sort((a, b) => b.count - a.count || Number(a.name > b.name) - Number(a.name < b.name));
for (const { name, count, last } of lines) console.log([count, name, last].join(" "));
if (unreadable) console.error(`${unreadable} lines could not be read`);
process.exitCode = lines.length > 0 ? 1 : 0;
