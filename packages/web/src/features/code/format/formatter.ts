import type { Plugin } from "prettier";
import { type FileFormat, formatOf } from "./file-format.ts";

/** `text` is null when the code has a syntax error. `line` is its line, where the formatter names it. */
export type Formatted = { text: string } | { text: null; line: number | null };

const WIDTH = 100;

/** Formats a text. It throws at a syntax error. */
type Formatter = (text: string) => string | Promise<string>;

/**
 * The formatted text of a file. A file without a formatter stays as it is.
 *
 * @param load loads the formatter
 * @throws the error of `load`
 */
export async function formatText(path: string, text: string, load = loadFormatter): Promise<Formatted> {
  const formatter = await load(formatOf(path));
  try {
    return { text: await formatter(text) };
  } catch (error) {
    return { text: null, line: lineOf(error) };
  }
}

async function loadFormatter(format: FileFormat | null): Promise<Formatter> {
  switch (format) {
    case "babel":
    case "json":
      return prettier(format, await loadJavaScript());
    case "typescript":
      return prettier(format, await loadTypeScript());
    case "yaml":
      return prettier(format, [await import("prettier/plugins/yaml")]);
    case "markdown":
      return prettier(format, [await import("prettier/plugins/markdown")]);
    case "css":
      return prettier(format, [await import("prettier/plugins/postcss")]);
    case "html":
      return prettier(format, [await import("prettier/plugins/html")]);
    case "sql":
      return loadSql();
    case null:
      return (text) => text;
  }
}

async function prettier(parser: string, plugins: Plugin[]): Promise<Formatter> {
  const { format } = await import("prettier/standalone");
  return (text) => format(text, { parser, plugins, printWidth: WIDTH });
}

async function loadJavaScript() {
  const [babel, { default: estree }] = await Promise.all([
    import("prettier/plugins/babel"),
    import("prettier/plugins/estree"),
  ]);
  return [babel, estree];
}

async function loadTypeScript() {
  const [typescript, { default: estree }] = await Promise.all([
    import("prettier/plugins/typescript"),
    import("prettier/plugins/estree"),
  ]);
  return [typescript, estree];
}

async function loadSql(): Promise<Formatter> {
  const { formatDialect, postgresql } = await import("sql-formatter");
  return (text) => `${formatDialect(text, { dialect: postgresql, expressionWidth: WIDTH }).trimEnd()}\n`;
}

/** The line in an error of Prettier: `error.loc.start.line`, or of sql-formatter: "at line 2 column 5". */
function lineOf(error: unknown): number | null {
  const { loc, message } = Object(error);
  const line = Number(loc?.start?.line ?? /line (\d+)/.exec(message)?.[1]);
  return Number.isInteger(line) ? line : null;
}
