/** An error in a file that is read, not run: its stack names the place as one of a program would. */
export function placedError(message: string, path: string, line: number, column = 1): SyntaxError {
  const error = new SyntaxError(message);
  error.stack = `SyntaxError: ${message}\n    at ${path}:${line}:${column}`;
  return error;
}
