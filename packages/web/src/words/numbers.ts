/** "1 concept", "4 concepts". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** A chance, 0-1, as a percent. Certainty is not claimed: what rounds to 0 or 100 is told as 1 or 99. */
export function percent(chance: number): string {
  return `${Math.min(99, Math.max(1, Math.round(chance * 100)))} %`;
}

/** A number with its sign and two decimals: "+1.20", "−0.35", "0.00". */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  if (digits === "0.00") return digits;
  return value > 0 ? `+${digits}` : `−${digits}`;
}
