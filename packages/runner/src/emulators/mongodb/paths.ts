/** Reads and writes at a path of a document, and finds the array elements that `$`, `$[]` and `$[name]` stand for. */
import { type Document, isDocument } from "./documents.ts";
import { MongoFault } from "./mongo-fault.ts";
import { matcher } from "./queries.ts";
import { textOf } from "./values.ts";

export type Path = readonly string[];
type Holder = Document | unknown[];

/** Filters that choose the array elements of an update. */
export type Places = { filter: Document; arrayFilters: readonly Document[] };

/** Concrete paths of a path with positional operators. @throws MongoFault when an operator cannot be resolved */
export function concretePaths(document: Document, path: string, places: Places): Path[] {
  let found: Path[] = [[]];
  for (const part of path.split(".")) {
    found = found.flatMap((before) =>
      elementsFor(document, before, part, places).map((key) => [...before, key]),
    );
  }
  return found;
}

export function readAt(document: Document, path: Path): unknown {
  let value: unknown = document;
  for (const key of path) {
    if (!isHolder(value) || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/**
 * Writes a value and creates missing documents along the path. @throws MongoFault when a value along the path cannot
 * have the key
 */
export function writeAt(document: Document, path: Path, value: unknown): void {
  let holder: Holder = document;
  for (const key of path.slice(0, -1)) {
    ensureCanHold(holder, key, path);
    const next: unknown = Object.hasOwn(holder, key) ? Reflect.get(holder, key) : undefined;
    if (next !== undefined && !isHolder(next)) throw notViable(path, key, next);
    const inner: Holder = next ?? {};
    if (next === undefined) put(holder, key, inner);
    holder = inner;
  }
  const key = path.at(-1) ?? "";
  ensureCanHold(holder, key, path);
  put(holder, key, value);
}

/** Removes a field. An array element becomes null instead, so that the others keep their places. */
export function removeAt(document: Document, path: Path): void {
  const holder = readAt(document, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!isHolder(holder) || !Object.hasOwn(holder, key)) return;
  if (Array.isArray(holder)) holder[Number(key)] = null;
  else delete holder[key];
}

function elementsFor(document: Document, before: Path, part: string, places: Places): string[] {
  const isAny = part.startsWith("$[") && part.endsWith("]");
  if (part !== "$" && !isAny) return [part];
  const list = readAt(document, before);
  if (!Array.isArray(list)) {
    const words = `The path '${before.join(".")}' must exist in the document in order to apply array updates.`;
    throw new MongoFault("BadValue", words);
  }
  if (part === "$") return [`${matchedElement(list, before.join("."), places.filter)}`];
  const isMeant = part === "$[]" ? () => true : elementFilter(part.slice(2, -1), places.arrayFilters);
  return [...list.keys()].filter((index) => isMeant(list[index])).map(String);
}

function elementFilter(name: string, filters: readonly Document[]): (element: unknown) => boolean {
  const isOf = (key: string) => key === name || key.startsWith(`${name}.`);
  const filter = filters.find((candidate) => Object.keys(candidate).some(isOf));
  if (!filter) throw new MongoFault("BadValue", `No array filter found for identifier '${name}'`);
  const matches = matcher(filter);
  return (element) => matches({ [name]: element });
}

/** Index of the first element that matches the filter's condition on the array. */
function matchedElement(list: unknown[], path: string, filter: Document): number {
  const conditions = Object.entries(filter).filter(([key]) => key === path || key.startsWith(`${path}.`));
  const matches = matcher(Object.fromEntries(conditions));
  const key = path.split(".");
  const index = conditions.length === 0 ? -1 : list.findIndex((element) => matches(wrap(key, [element])));
  if (index >= 0) return index;
  throw new MongoFault("BadValue", "The positional operator did not find the match needed from the query.");
}

function wrap([key = "", ...rest]: Path, value: unknown): Document {
  return { [key]: rest.length === 0 ? value : wrap(rest, value) };
}

function isHolder(value: unknown): value is Holder {
  return Array.isArray(value) || isDocument(value);
}

function ensureCanHold(holder: Holder, key: string, path: Path): void {
  if (key === "" || key.startsWith("$") || key === "__proto__")
    throw new MongoFault("BadValue", `The path '${path.join(".")}' is not valid for an update`);
  if (Array.isArray(holder) && !/^\d{1,5}$/.test(key)) throw notViable(path, key, holder);
}

function put(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder)) while (holder.length < Number(key)) holder.push(null);
  Reflect.set(holder, key, value);
}

function notViable(path: Path, key: string, found: unknown): MongoFault {
  return new MongoFault(
    "PathNotViable",
    `Cannot create field '${path.at(-1)}' (path ${path.join(".")}): at '${key}' there is ${textOf(found)}`,
  );
}
