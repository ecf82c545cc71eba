export const alertsFor = (rule, minutes) => {
  const at = new Map(minutes.map((one) => [one.minute, one]));
  const windowAt = (end, length) => {
    let total = 0;
    let failed = 0;
    for (let minute = end - length + 1; minute <= end; minute++) {
      total += at.get(minute)?.total ?? 0;
      failed += at.get(minute)?.failed ?? 0;
    }
    return { total, share: failed / (total || 1) };
  };
  return minutes.reduce((messages, { minute }) => {
    const short = windowAt(minute, rule.short);
    if (messages.length % 2 === 1) {
      return short.share > rule.limit ? messages : [...messages, { minute, state: "resolved" }];
    }
    const fires = short.total >= rule.least && Math.min(short.share, windowAt(minute, rule.long).share) > rule.limit;
    return fires ? [...messages, { minute, state: "firing" }] : messages;
  }, []);
};

export const budgetLeft = (target, minutes) => {
  const total = minutes.map((one) => one.total).reduce((a, b) => a + b, 0);
  const failed = minutes.map((one) => one.failed).reduce((a, b) => a + b, 0);
  return total ? 1 - failed / total / (1 - target) : 1;
};
