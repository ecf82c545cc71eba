export function report(loans, limitDays) {
  const open = loans.filter((loan) => !loan.returned);
  const perMember = {};
  for (const { member } of open) perMember[member] = (perMember[member] ?? 0) + 1;
  const overdue = [...new Set(open.filter((loan) => loan.days > limitDays).sort((a, b) => b.days - a.days).map((l) => l.title))];
  return { open: open.length, overdue, perMember };
}
