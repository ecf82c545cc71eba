exports.toCents = function (typed) {
  if (typed.trim().length === 0) return null;
  const value = +typed;
  if (!Number.isFinite(value) || Math.sign(value) === -1) return null;
  const cents = Math.round(value * 100);
  if (Math.abs(value * 100 - cents) > 0.001) return null;
  const after = typed.trim().split(".")[1];
  if (after !== undefined && after.length > 2) return null;
  return cents;
};

exports.withTip = (cents, percent) => Math.round(cents * (100 + percent) / 100);

exports.shareOf = (cents, people, place) => {
  let share = 0;
  for (let paid = place - 1; paid < cents; paid += people) share += 1;
  return share;
};

exports.show = (cents) => Number(cents / 100).toFixed(2);
