export function problemOf(chain, host, now, roots) {
  // Return one word.
}
