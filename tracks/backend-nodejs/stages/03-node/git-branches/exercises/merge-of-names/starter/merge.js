export function merge({ commits, branches }, into, from) {
  // Return { kind, incoming, commits, branches }.
}
