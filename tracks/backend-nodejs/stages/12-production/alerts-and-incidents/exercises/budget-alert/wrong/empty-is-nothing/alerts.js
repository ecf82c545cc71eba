export function alertsFor({ limit, long, short, least }, minutes) {
  const messages = [];
  let isFiring = false;

  for (const { minute } of minutes) {
    const longWindow = sumsOf(minutes, minute, long);
    const shortWindow = sumsOf(minutes, minute, short);
    const isBad = shareOf(shortWindow) > limit;

    if (isFiring && !isBad) {
      isFiring = false;
      messages.push({ minute, state: "resolved" });
    } else if (!isFiring && isBad && shareOf(longWindow) > limit && shortWindow.total >= least) {
      isFiring = true;
      messages.push({ minute, state: "firing" });
    }
  }
  return messages;
}

function sumsOf(minutes, end, length) {
  return addUp(minutes.filter(({ minute }) => minute > end - length && minute <= end));
}

function addUp(minutes) {
  return minutes.reduce(
    (sum, { total, failed }) => ({ total: sum.total + total, failed: sum.failed + failed }),
    { total: 0, failed: 0 },
  );
}

function shareOf({ total, failed }) {
  return total === 0 ? 0 : failed / total;
}

export function budgetLeft(target, minutes) {
  const { total, failed } = addUp(minutes);
  if (total === 0) return 0;
  return 1 - failed / ((1 - target) * total);
}
