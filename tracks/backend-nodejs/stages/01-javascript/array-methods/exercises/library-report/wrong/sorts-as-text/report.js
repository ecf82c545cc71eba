export function report(loans, limitDays) {
  const open = loans.filter(({ returned }) => !returned);
  const late = open.filter(({ days }) => days > limitDays);

  const overdue = late
    .map(({ days }) => days)
    .toSorted()
    .toReversed()
    .map((days) => late.find((loan) => loan.days === days).title);

  const perMember = open.reduce((counts, { member }) => {
    return { ...counts, [member]: (counts[member] ?? 0) + 1 };
  }, {});

  return { open: open.length, overdue, perMember };
}
