export function report(loans, limitDays) {
  const open = loans.filter(({ returned }) => !returned);

  const overdue = open
    .toSorted((a, b) => b.days - a.days)
    .map(({ title, days }) => {
      if (days > limitDays) return title;
    });

  const perMember = open.reduce((counts, { member }) => {
    return { ...counts, [member]: (counts[member] ?? 0) + 1 };
  }, {});

  return { open: open.length, overdue, perMember };
}
