/** A number with its sign and two decimals: "+1.20", "−0.35", "0.00". */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  if (digits === "0.00") return digits;
  return value > 0 ? `+${digits}` : `−${digits}`;
}
