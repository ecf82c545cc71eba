export function checkLeaks(run, allowed) {
  // Return { result, leaked }.
}
