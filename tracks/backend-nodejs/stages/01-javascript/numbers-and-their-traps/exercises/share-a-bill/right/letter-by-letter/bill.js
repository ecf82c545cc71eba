export function toCents(typed) {
  let cents = 0;
  let digitsAfterDot = -1;
  let digits = 0;
  for (const letter of typed.trim()) {
    if (letter === "." && digitsAfterDot === -1) {
      digitsAfterDot = 0;
    } else if ("0123456789".includes(letter)) {
      digits += 1;
      cents = cents * 10 + Number(letter);
      if (digitsAfterDot >= 0) digitsAfterDot += 1;
    } else {
      return null;
    }
  }
  if (digits === 0 || digitsAfterDot > 2) return null;
  if (digitsAfterDot < 0) digitsAfterDot = 0;
  for (let missing = 2 - digitsAfterDot; missing > 0; missing -= 1) cents *= 10;
  return cents;
}

export function withTip(cents, percent) {
  return cents + Math.floor((cents * percent + 50) / 100);
}

export function shareOf(cents, people, place) {
  return Math.floor((cents + people - place) / people);
}

export function show(cents) {
  if (cents < 0) return "-" + show(-cents);
  const rest = cents % 100;
  return String(Math.floor(cents / 100)) + (rest < 10 ? ".0" : ".") + rest;
}
