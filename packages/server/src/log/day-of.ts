/** The day of an event in UTC, such as "2026-01-05". */
export function dayOf({ at }: { at: number }): string {
  return new Date(at).toISOString().slice(0, 10);
}
