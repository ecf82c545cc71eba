export function resolve(records, name, type) {
  // Return { status, values, ttl }.
}
