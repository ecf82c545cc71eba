export function report(loans, limitDays) {
  const limit = limitDays || 28;
  const open = loans.filter((loan) => !loan.returned);
  const perMember = {};
  for (const { member } of open) perMember[member] = (perMember[member] ?? 0) + 1;
  const overdue = open.filter((loan) => loan.days > limit).sort((a, b) => b.days - a.days).map((l) => l.title);
  return { open: open.length, overdue, perMember };
}
