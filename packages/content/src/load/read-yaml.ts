import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, type YAMLError } from "yaml";
import type { Path } from "../problem.ts";
import { type Locate, type Spot, START } from "./sources.ts";

type YamlFault = Spot & { message: string };
export type ReadYaml = { value: unknown; faults: YamlFault[]; locate: Locate };

/**
 * Parses YAML and keeps the position of each value.
 *
 * @param firstLine line of the file at which the text begins, from 1 (front matter begins at 2)
 */
export function readYaml(text: string, firstLine = 1): ReadYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const toSpot = (offset: number): Spot => {
    const { line, col } = lines.linePos(Math.min(offset, Math.max(text.length - 1, 0)));
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) };
  };
  const tab = document.errors.length === 0 ? null : /^ *\t/m.exec(text);
  const faults =
    tab === null
      ? document.errors.map((error) => ({ ...toSpot(error.pos[0]), message: toSentence(error) }))
      : [{ ...toSpot(tab.index), message: "A tab is used for indentation; YAML takes spaces only." }];
  const locate: Locate = (path) => {
    const offset = offsetOf(document, path);
    return offset === null ? { ...START, line: firstLine } : toSpot(offset);
  };
  return { value: faults.length > 0 ? null : document.toJS(), faults, locate };
}

function toSentence(error: YAMLError): string {
  switch (error.code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return "A text holds a colon followed by a space; put the whole text in quotes.";
    case "DUPLICATE_KEY":
      return "The same key stands twice.";
    default:
      return `This is not valid YAML: ${error.message}.`;
  }
}

/** Offset of the value at `path`, of its key, or else of the nearest enclosing value. */
function offsetOf(document: Document, path: Path): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const offset = keyOffset(document, path.slice(0, depth));
    if (offset !== null) return offset;
  }
  return isNode(document.contents) ? (document.contents.range?.[0] ?? null) : null;
}

function keyOffset(document: Document, path: Path): number | null {
  const last = path[path.length - 1];
  const parent = document.getIn(path.slice(0, -1), true) ?? null;
  if (isMap(parent)) {
    const pair = parent.items.find(({ key }) => isScalar(key) && key.value === last);
    return isNode(pair?.key) ? (pair.key.range?.[0] ?? null) : null;
  }
  const node = document.getIn(path, true);
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}
