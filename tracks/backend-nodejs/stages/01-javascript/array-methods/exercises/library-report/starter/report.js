export function report(loans, limitDays) {
  // Return { open, overdue, perMember }.
}
