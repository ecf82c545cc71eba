/** An error in a file that is parsed, not run. Its stack names the place, like the stack of a program's error. */
export function placedError(message: string, path: string, line: number, column = 1): SyntaxError {
  const error = new SyntaxError(message);
  error.stack = `SyntaxError: ${message}\n    at ${path}:${line}:${column}`;
  return error;
}

/** `start`: index of the statement that failed; null when it is not known. */
type FailedSql = { sql: string; path: string; start: number | null };

/**
 * Gives an error of PostgreSQL the place in the SQL that its position names, a count of characters from 1. An error without a position
 * is placed at its statement.
 */
export function placedSqlError(error: unknown, { sql, path, start }: FailedSql): unknown {
  const position = positionOf(error) ?? (start === null ? null : [...sql.slice(0, start)].length + 1);
  if (!(error instanceof Error) || position === null) return error;
  const { line, column } = placeAt(sql, position);
  error.stack = `${error.name}: ${error.message}\n    at ${path}:${line}:${column}`;
  return error;
}

/** Position that an error of PostgreSQL names, or null. */
export function positionOf(error: unknown): number | null {
  const position = error instanceof Error && "position" in error ? Number(error.position) : 0;
  return position >= 1 ? position : null;
}

/** Line and column, from 1, of the character at a position from 1. */
export function placeAt(text: string, position: number): { line: number; column: number } {
  let [line, column, seen] = [1, 1, 1];
  for (const character of text) {
    if (seen === position) break;
    seen += 1;
    column = character === "\n" ? 1 : column + character.length;
    if (character === "\n") line += 1;
  }
  return { line, column };
}
