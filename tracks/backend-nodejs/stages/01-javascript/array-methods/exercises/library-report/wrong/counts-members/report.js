export function report(loans, limitDays) {
  const open = loans.filter(({ returned }) => !returned);

  const overdue = open
    .filter(({ days }) => days > limitDays)
    .toSorted((a, b) => b.days - a.days)
    .map(({ title }) => title);

  const perMember = open.reduce((counts, { member }) => {
    return { ...counts, [member]: (counts[member] ?? 0) + 1 };
  }, {});

  return { open: Object.keys(perMember).length, overdue, perMember };
}
