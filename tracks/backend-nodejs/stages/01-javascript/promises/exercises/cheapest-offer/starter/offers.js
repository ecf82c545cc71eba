export function cheapest(suppliers, article) {
  // Give a promise of { supplier, price }.
}
