export function report(loans, limitDays) {
  const open = loans.filter((loan) => !loan.returned);
  const perMember = {};
  for (const loan of open) { loan.overdue = loan.days > limitDays; perMember[loan.member] = (perMember[loan.member] ?? 0) + 1; }
  const overdue = open.filter((loan) => loan.overdue).sort((a, b) => b.days - a.days).map((l) => l.title);
  return { open: open.length, overdue, perMember };
}
