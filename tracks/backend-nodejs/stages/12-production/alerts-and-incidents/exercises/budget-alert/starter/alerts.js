export function alertsFor(rule, minutes) {
  return minutes
    .filter(({ total, failed }) => failed / total > rule.limit)
    .map(({ minute }) => ({ minute, state: "firing" }));
}

export function budgetLeft(target, minutes) {}
