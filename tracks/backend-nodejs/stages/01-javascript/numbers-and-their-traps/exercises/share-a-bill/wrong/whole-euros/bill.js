export function toCents(typed) {
  if (typed.trim() === "") return null;
  const euros = Number(typed);
  if (Number.isNaN(euros) || euros < 0 || euros === Infinity) return null;

  const dot = typed.trim().indexOf(".");
  const digits = dot === -1 ? 0 : typed.trim().length - dot - 1;
  if (digits > 2) return null;

  return parseInt(typed, 10) * 100;
}

export function withTip(cents, percent) {
  const tip = Math.round((cents * percent) / 100);
  return cents + tip;
}

export function shareOf(cents, people, place) {
  const share = Math.floor(cents / people);
  const left = cents % people;
  return place <= left ? share + 1 : share;
}

export function show(cents) {
  return (cents / 100).toFixed(2);
}
