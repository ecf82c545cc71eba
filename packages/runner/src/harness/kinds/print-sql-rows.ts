/** Ids of types whose values are aligned right: the integers, floats, numeric, money and oid. */
const NUMERIC_TYPES = new Set([20, 21, 23, 26, 700, 701, 790, 1700]);

type Field = { name: string; dataTypeID: number };

/** Rows in psql's format: headings, a rule, one line for each row, and the number of rows. */
export function formatTable(fields: readonly Field[], rows: readonly unknown[]): string {
  const cells = rows.map((row) =>
    Array.isArray(row) ? row.map((cell) => (cell === null ? "" : `${cell}`)) : [],
  );
  const widths = fields.map(({ name }, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const heading = fields.map(({ name }, column) => centre(name, widths[column] ?? 0));
  const lines = cells.map((row) =>
    joinCells(
      fields.map(({ dataTypeID }, column) => {
        const [text, width] = [row[column] ?? "", widths[column] ?? 0];
        return NUMERIC_TYPES.has(dataTypeID) ? text.padStart(width) : text.padEnd(width);
      }),
    ),
  );
  const rule = widths.map((width) => "-".repeat(width + 2)).join("+");
  const count = `(${rows.length} ${rows.length === 1 ? "row" : "rows"})`;
  return [joinCells(heading), rule, ...lines, count, ""].join("\n");
}

function joinCells(cells: readonly string[]): string {
  return ` ${cells.join(" | ")}`.trimEnd();
}

function centre(text: string, width: number): string {
  const before = Math.floor((width - text.length) / 2);
  return `${" ".repeat(before)}${text}`.padEnd(width);
}
