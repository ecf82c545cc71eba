const isOpen = (loan) => !loan.returned;
const mostDaysFirst = (a, b) => b.days - a.days;

export function report(loans, limitDays) {
  const open = loans.filter(isOpen);
  const groups = Object.groupBy(open, (loan) => loan.member);
  const late = open.filter((loan) => loan.days > limitDays).sort(mostDaysFirst);

  return {
    open: open.length,
    overdue: late.map((loan) => loan.title),
    perMember: Object.fromEntries(Object.entries(groups).map(([member, own]) => [member, own.length])),
  };
}
