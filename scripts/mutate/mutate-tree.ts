import { type Document, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { Mutant } from "./mutant.ts";
import { mutateValue } from "./mutate-value.ts";

type Path = readonly unknown[];

/** Keys whose values are only read by people, in YAML. */
const LABELS = new Set<unknown>(["name", "description"]);

/** Mutants of a YAML or JSON file: a key or an entry dropped, a value changed, a condition turned. */
export function mutateTree(file: string, text: string): Mutant[] {
  const document = parseDocument(text);
  const found: Mutant[] = [];
  const add = (mutator: string, path: Path, replacement: string, change: (copy: Document) => void) => {
    const copy = document.clone();
    change(copy);
    const node = document.getIn(path, true);
    const original = `${path.join(".")}: ${JSON.stringify(isScalar(node) ? node.value : document.getIn(path))}`;
    const changed = file.endsWith(".json") ? `${JSON.stringify(copy.toJS(), null, 2)}\n` : String(copy);
    found.push({ file, line: lineOf(text, node), mutator, original, replacement, text: changed });
  };
  const isLabel = (path: Path) => !file.endsWith(".json") && LABELS.has(path.at(-1));
  for (const path of pathsOf(document).filter((one) => !isLabel(one))) {
    add("Dropped", path, "(dropped)", (copy) => copy.deleteIn(path));
    const node = document.getIn(path, true);
    if (!isScalar(node)) continue;
    for (const { mutator, value } of otherValues(node.value))
      add(mutator, path, JSON.stringify(value), (copy) => copy.setIn(path, value));
  }
  return found;
}

/** Paths of all keys and entries, from the outside to the inside. */
function pathsOf(document: Document): Path[] {
  const paths: Path[] = [];
  const walk = (node: unknown, path: Path) => {
    if (isMap(node))
      for (const { key, value } of node.items) {
        const inner = [...path, isScalar(key) ? key.value : key];
        paths.push(inner);
        walk(value, inner);
      }
    if (isSeq(node))
      node.items.forEach((entry, index) => {
        paths.push([...path, index]);
        walk(entry, [...path, index]);
      });
  };
  walk(document.contents, []);
  return paths;
}

function otherValues(value: unknown): { mutator: string; value: unknown }[] {
  if (typeof value === "boolean") return [{ mutator: "Boolean", value: !value }];
  if (typeof value === "number") return [{ mutator: "Number", value: value + 1 }];
  if (typeof value !== "string") return [];
  return mutateValue(value).map(({ mutator, text }) => ({ mutator, value: text }));
}

function lineOf(text: string, node: unknown): number {
  const offset = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0;
  return text.slice(0, offset).split("\n").length;
}
