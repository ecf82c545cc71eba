function problem(name) {
  return { ok: false, problem: name };
}
export function readReminder(text) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    return problem("not JSON");
  }
  if (data === null || typeof data !== "object" || Array.isArray(data)) return problem("not an object");
  const due = new Date(data.due);
  const tags = new Set();
  for (const tag of data.tags || []) tags.add(tag);
  if (typeof data.text !== "string" || data.text === "") return problem("no text");
  if (typeof data.due !== "string" || Number.isNaN(+due)) return problem("bad date");
  return { ok: true, reminder: { text: data.text, due, tags } };
}
export function writeReminder({ text, due, tags }) {
  return (
    '{"due":' +
    JSON.stringify(due.toISOString()) +
    ',"tags":' +
    JSON.stringify([...tags]) +
    ',"text":' +
    JSON.stringify(text) +
    "}"
  );
}
