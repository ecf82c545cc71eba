/** An error in a file that is parsed, not run. Its stack names the place, like the stack of a program's error. */
export function placedError(message: string, path: string, line: number, column = 1): SyntaxError {
  const error = new SyntaxError(message);
  error.stack = `SyntaxError: ${message}\n    at ${path}:${line}:${column}`;
  return error;
}
