/** Signs with which a spreadsheet takes a cell for a formula, full-width ones too, also after a line break. */
const FORMULA = /(^|[\r\n])[\s]*[=+\-@\t\r＝＋－＠]/;

/**
 * A table in the format CSV (RFC 4180), with the header first and CRLF at line ends. Every cell is quoted. A cell that a spreadsheet would take
 * for a formula gets an apostrophe in front, which the spreadsheet shows as text.
 *
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [header, ...rows].map((row) => `${row.map(toCell).join(",")}\r\n`).join("");
}

function toCell(value: string | number): string {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}
