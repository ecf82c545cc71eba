export function report(loans, limitDays) {
  const sorted = loans.sort((a, b) => b.days - a.days);
  const open = sorted.filter(({ returned }) => !returned);
  const overdue = open.filter(({ days }) => days > limitDays).map(({ title }) => title);

  const perMember = open.reduce((counts, { member }) => {
    return { ...counts, [member]: (counts[member] ?? 0) + 1 };
  }, {});

  return { open: open.length, overdue, perMember };
}
