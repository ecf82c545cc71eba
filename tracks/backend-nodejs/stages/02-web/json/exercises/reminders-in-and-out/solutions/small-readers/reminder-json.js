const failed = (problem) => ({ ok: false, problem });

function parse(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function readDate(value) {
  if (typeof value !== "string") return null;
  const date = new Date(value);
  return Number.isNaN(date.valueOf()) ? null : date;
}

const isPlainObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export function readReminder(body) {
  const parsed = parse(body);
  if (parsed === null) return failed("not JSON");
  if (!isPlainObject(parsed.value)) return failed("not an object");

  const { text, due, tags = [] } = parsed.value;
  if (typeof text !== "string" || text.length === 0) return failed("no text");

  const date = readDate(due);
  if (date === null) return failed("bad date");
  return { ok: true, reminder: { text, due: date, tags: new Set(tags) } };
}

export function writeReminder(reminder) {
  const due = reminder.due.toISOString();
  const tags = Array.from(reminder.tags);
  return JSON.stringify({ text: reminder.text, due, tags }, null, 2);
}
