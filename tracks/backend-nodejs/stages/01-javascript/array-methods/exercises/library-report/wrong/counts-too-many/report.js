export function report(loans, limitDays) {
  const open = loans.filter(({ returned }) => !returned).length;

  const overdue = loans
    .filter(({ days, returned }) => !returned && days > limitDays)
    .toSorted((a, b) => b.days - a.days)
    .map(({ title }) => title);

  const perMember = loans.reduce((counts, { member }) => {
    return { ...counts, [member]: (counts[member] ?? 0) + 1 };
  }, {});

  return { open, overdue, perMember };
}
