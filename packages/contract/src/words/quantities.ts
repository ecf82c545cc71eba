/** A planned time, roughly: "12 minutes", "about 3 hours". */
export function inMinutesOrHours(minutes: number): string {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return whole === 1 ? "1 minute" : `${whole} minutes`;
  const halfHours = Math.round(whole / 30);
  const hours = halfHours / 2;
  if (hours === 1) return "about 1 hour";
  return `about ${hours >= 10 ? Math.round(hours) : hours} hours`;
}

/** A limit: "5 seconds", "0.5 seconds". */
export function inSeconds(ms: number): string {
  return count(Math.round(ms / 100) / 10, "second");
}

/** A measured time: "80 ms", "1.2 seconds". */
export function inSecondsOrMs(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : inSeconds(ms);
}

/** "1 concept", "4 concepts". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A chance, 0-1, as a percent from 1 to 99: Aulo never claims certainty. */
export function percent(chance: number): string {
  return `${Math.min(99, Math.max(1, Math.round(chance * 100)))} %`;
}

/** A number with its sign and two decimals: "+1.20", "−0.35", "0.00". */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  if (digits === "0.00") return digits;
  return value > 0 ? `+${digits}` : `−${digits}`;
}
