class Reminder {
  constructor(text, due, tags) {
    this.text = text;
    this.due = due;
    this.tags = tags;
  }
}
class Problem extends Error {}
function parse(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem("not JSON");
  }
  if (Object.prototype.toString.call(value) !== "[object Object]") throw new Problem("not an object");
  if (typeof value.text !== "string" || value.text.length === 0) throw new Problem("no text");
  if (typeof value.due !== "string" || Number.isNaN(Date.parse(value.due))) throw new Problem("bad date");
  return new Reminder(value.text, new Date(value.due), new Set(value.tags));
}
export const readReminder = (text) => {
  try {
    return { reminder: parse(text), ok: true };
  } catch (error) {
    return { problem: error.message, ok: false };
  }
};
export const writeReminder = (reminder) =>
  JSON.stringify({ ...reminder, tags: Array.from(reminder.tags) }, ["tags", "due", "text"], 2);
