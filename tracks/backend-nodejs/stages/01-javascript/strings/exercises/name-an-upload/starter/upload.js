export function fileName(title, ending) {
  // Build the name from the title, step by step.
  return title;
}
