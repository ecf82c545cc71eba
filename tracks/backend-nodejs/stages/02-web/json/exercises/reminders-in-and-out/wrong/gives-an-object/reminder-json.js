export function readReminder(text) {
  let data;
  try { data = JSON.parse(text); } catch { return { ok: false, problem: "not JSON" }; }
  if (data === null || typeof data !== "object" || Array.isArray(data)) return { ok: false, problem: "not an object" };
  if (typeof data.text !== "string" || data.text === "") return { ok: false, problem: "no text" };
  const due = new Date(data.due);
  if (typeof data.due !== "string" || Number.isNaN(due.getTime())) return { ok: false, problem: "bad date" };
  return { ok: true, reminder: { text: data.text, due, tags: new Set(data.tags ?? []) } };
}
export function writeReminder({ text, due, tags }) {
  return ({ text, due: due.toISOString(), tags: [...tags] });
}
