export function readReminder(text) {
  let sent;
  try {
    sent = JSON.parse(text);
  } catch {
    return { ok: false, problem: "not JSON" };
  }
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
    return { ok: false, problem: "not an object" };
  }
  if (typeof sent.text !== "string" || sent.text === "") return { ok: false, problem: "no text" };

  const { due } = sent;
  if (typeof due !== "string" || Number.isNaN(Date.parse(due))) return { ok: false, problem: "bad date" };

  return { ok: true, reminder: { text: sent.text, due, tags: new Set(sent.tags) } };
}

export function writeReminder({ text, due, tags }) {
  return JSON.stringify({ text, due, tags: [...tags] });
}
