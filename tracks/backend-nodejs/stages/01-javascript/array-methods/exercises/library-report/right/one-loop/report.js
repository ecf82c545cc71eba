export function report(loans, limitDays) {
  let open = 0;
  const late = [];
  const perMember = Object.create(null);
  for (let i = 0; i < loans.length; i++) {
    const loan = loans[i];
    if (loan.returned) continue;
    open++;
    if (loan.days > limitDays) late.push(loan);
    if (perMember[loan.member] === undefined) perMember[loan.member] = 0;
    perMember[loan.member]++;
  }
  late.sort((a, b) => (a.days < b.days ? 1 : -1));
  const overdue = [];
  for (const loan of late) overdue.push(loan.title);
  return { open: open, overdue: overdue, perMember: perMember };
}
