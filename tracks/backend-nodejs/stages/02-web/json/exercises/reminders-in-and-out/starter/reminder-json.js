export function readReminder(text) {
  // Return { ok: true, reminder } or { ok: false, problem }.
}

export function writeReminder(reminder) {
  // Return JSON text.
}
