/** Table tests, like `test.each` of Jest and Vitest: one test for each row. */
import { format } from "node:util";

type Body = () => unknown;
type RowBody = (...row: unknown[]) => unknown;

/**
 * Makes `each` for a function that adds one test or one group. A row that is an array holds the arguments. Any other
 * row is the only argument.
 */
export function eachOf(add: (name: string, body: Body) => unknown) {
  return (table: readonly unknown[]) =>
    (name: string, body: RowBody): void => {
      for (const [index, row] of table.entries()) {
        const args = argumentsOf(row);
        add(rowName(name, args, index), () => body(...args));
      }
    };
}

export function argumentsOf(row: unknown): readonly unknown[] {
  return Array.isArray(row) ? row : [row];
}

/**
 * Name of a row's test. `%s`, `%d`, `%j`, … take the arguments in turn, `%#` is the row's index from 0, and `$key` is a
 * property of the first argument. A placeholder without a value stays as it is.
 */
export function rowName(name: string, args: readonly unknown[], index: number): string {
  const left = [...args];
  return name.replaceAll(/%#|%[sdifjoO]|\$(\w+)/g, (place, key) => {
    if (place === "%#") return `${index}`;
    if (key !== undefined) return propertyOf(args[0], key) ?? place;
    return left.length > 0 ? format(place, left.shift()) : place;
  });
}

function propertyOf(holder: unknown, key: string): string | null {
  const hasIt = typeof holder === "object" && holder !== null && Object.hasOwn(holder, key);
  return hasIt ? `${Reflect.get(holder, key)}` : null;
}
