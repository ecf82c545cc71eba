/** A kind of file that can be formatted: the name of Prettier's parser, or "sql". */
export type FileFormat = "babel" | "json" | "typescript" | "yaml" | "markdown" | "css" | "html" | "sql";

const FORMATS: readonly { files: RegExp; format: FileFormat }[] = [
  { files: /\.[cm]?js$/, format: "babel" },
  { files: /\.json$/, format: "json" },
  { files: /\.[cm]?ts$/, format: "typescript" },
  { files: /\.ya?ml$/, format: "yaml" },
  { files: /\.md$/, format: "markdown" },
  { files: /\.css$/, format: "css" },
  { files: /\.html$/, format: "html" },
  { files: /\.sql$/, format: "sql" },
];

/** The format of a file, by the file's name; null for a file that cannot be formatted. */
export function formatOf(path: string): FileFormat | null {
  return FORMATS.find(({ files }) => files.test(path))?.format ?? null;
}
