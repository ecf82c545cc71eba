export function report(loans, limitDays) {
  const open = loans.filter(({ returned }) => !returned);

  const overdue = open
    .filter(({ days }) => days > limitDays)
    .toSorted((a, b) => b.days - a.days)
    .map(({ title }) => title);

  const perMember = open
    .map(({ member }) => ({ [member]: 1 }))
    .reduce((counts, one) => {
      const [member] = Object.keys(one);
      return { ...counts, [member]: (counts[member] ?? 0) + 1 };
    });

  return { open: open.length, overdue, perMember };
}
