/**
 * Finds where the statements of an SQL text begin.
 *
 * 1. Comments, strings, quoted names and dollar-quoted bodies are skipped as a whole.
 * 2. A semicolon ends a statement, unless it is in parentheses or in a body `BEGIN ATOMIC … END`.
 * 3. A statement begins at its first character that is neither space nor comment. Empty statements do not count.
 */
const SKIPPED = [
  /--[^\n]*/y,
  /[eE]'(?:[^'\\]|\\[\s\S]|'')*(?:'|$)/y,
  /'(?:[^']|'')*(?:'|$)/y,
  /"(?:[^"]|"")*(?:"|$)/y,
  /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)/y,
  /[A-Za-z_][\w$]*/y,
];
const COMMENT = /\/\*|\*\//g;

/** Positions of the first characters, from 0, in order. */
export function statementStarts(sql: string): number[] {
  const starts: number[] = [];
  let isIn = false;
  let [parentheses, bodies] = [0, 0];
  for (let at = 0; at < sql.length; ) {
    const token = tokenAt(sql, at);
    const isBlank = token.trim() === "" || token.startsWith("--") || token.startsWith("/*");
    const word = token.toUpperCase();
    if (word === "(") parentheses += 1;
    if (word === ")") parentheses -= 1;
    if (word === "ATOMIC" || (bodies > 0 && word === "CASE")) bodies += 1;
    if (bodies > 0 && word === "END") bodies -= 1;
    if (token === ";" && parentheses <= 0 && bodies === 0) isIn = false;
    else if (!isIn && !isBlank) {
      isIn = true;
      starts.push(at);
    }
    at += token.length;
  }
  return starts;
}

function tokenAt(sql: string, at: number): string {
  if (sql.startsWith("/*", at)) return sql.slice(at, commentEnd(sql, at));
  for (const pattern of SKIPPED) {
    pattern.lastIndex = at;
    const [token] = pattern.exec(sql) ?? [];
    if (token !== undefined) return token;
  }
  return sql[at] ?? "";
}

/** End of a comment, which may hold others. */
function commentEnd(sql: string, at: number): number {
  COMMENT.lastIndex = at;
  let depth = 0;
  for (let found = COMMENT.exec(sql); found; found = COMMENT.exec(sql)) {
    depth += found[0] === "/*" ? 1 : -1;
    if (depth === 0) return COMMENT.lastIndex;
  }
  return sql.length;
}
