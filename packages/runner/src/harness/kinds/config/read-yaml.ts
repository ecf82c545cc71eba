import { LineCounter, parseDocument } from "yaml";
import { placedError } from "../placed-error.ts";

const MAX_ALIASES = 100;

/** Parses a YAML (or JSON) document to plain data. @throws SyntaxError with its place */
export function readYaml(text: string, path: string): unknown {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [error] = document.errors;
  if (!error) return document.toJS({ maxAliasCount: MAX_ALIASES });
  const { line, col } = lineCounter.linePos(error.pos[0]);
  throw placedError(error.message, path, line, col);
}
