/** @returns {{ rental: object } | { faults: Record<string, string> }} */
export function parseRental(input) {
  return { rental: input };
}
