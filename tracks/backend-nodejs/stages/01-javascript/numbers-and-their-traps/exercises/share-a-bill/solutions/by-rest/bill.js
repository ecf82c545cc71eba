export function toCents(typed) {
  const text = typed.trim();
  const parts = text.split(".");
  const isAmount = text !== "" && Number(text) >= 0 && Number(text) < Infinity;
  if (!isAmount) return null;
  if (parts.length === 2 && parts[1].length > 2) return null;
  const whole = Number(parts[0]) * 100;
  return parts.length === 1 ? whole : whole + Number(parts[1].padEnd(2, "0"));
}

export function withTip(cents, percent) {
  // Half a cent is 50 hundredths: adding them makes rounding down the same as rounding half up.
  const hundredths = cents * (100 + percent) + 50;
  return (hundredths - (hundredths % 100)) / 100;
}

export function shareOf(cents, people, place) {
  return Math.ceil((cents - place + 1) / people);
}

export function show(cents) {
  const sign = cents < 0 ? "-" : "";
  const amount = Math.abs(cents);
  const rest = amount % 100;
  return `${sign}${(amount - rest) / 100}.${String(rest).padStart(2, "0")}`;
}
