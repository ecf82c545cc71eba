export function settingsOf(env, files) {
  // Return the variables with which the program runs.
}

export function reviewOf(example, local) {
  // Compare the two files, and return lists of names.
  return { missing: [], undocumented: [], exposed: [] };
}
