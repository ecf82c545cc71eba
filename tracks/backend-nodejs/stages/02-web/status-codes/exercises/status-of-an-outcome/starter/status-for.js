export function statusFor(outcome) {
  // Return a status code.
}
