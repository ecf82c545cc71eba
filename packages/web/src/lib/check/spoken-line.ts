/** A line of code for a screen reader, which does not read white space: lines may differ in nothing else. */
export function spoken(line: string): string {
  const indent = line.length - line.trimStart().length;
  return indent === 0 ? line : `${line.trim()}, indented by ${indent}`;
}
