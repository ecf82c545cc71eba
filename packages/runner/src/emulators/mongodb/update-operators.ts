/** Update operators: each returns the new value at its path. `REMOVED` removes the field. */
import { copyValue, type Document, isDocument } from "./documents.ts";
import { MongoFault, unsupported } from "./mongo-fault.ts";
import { matcher } from "./queries.ts";
import { compareValues, sortDocuments, textOf, typeName } from "./values.ts";

export const REMOVED: unique symbol = Symbol("removed");

/** @param current undefined when the field is missing */
type Operator = (current: unknown, operand: unknown, path: string) => unknown;

export const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (_current, operand) => copyValue(operand),
  $unset: () => REMOVED,
  $inc: (current, operand, path) =>
    numberAt("$inc", current, path) + numberGiven("Cannot increment with", operand, path),
  $mul: (current, operand, path) =>
    numberAt("$mul", current, path) * numberGiven("Cannot multiply with", operand, path),
  $min: (current, operand) =>
    current === undefined || compareValues(operand, current) < 0 ? operand : current,
  $max: (current, operand) =>
    current === undefined || compareValues(operand, current) > 0 ? operand : current,
  $currentDate: (_current, operand) => {
    if (operand === true || (isDocument(operand) && operand.$type === "date")) return new Date();
    throw unsupported("timestamps");
  },
  $push: (current, operand, path) => push(listAt("$push", current, path), operand),
  $addToSet: (current, operand, path) => {
    const list = [...listAt("$addToSet", current, path)];
    for (const value of eachOf(operand) ?? [operand]) {
      if (!list.some((held) => isSame(held, value))) list.push(copyValue(value));
    }
    return list;
  },
  $pop: (current, operand, path) => {
    if (operand !== 1 && operand !== -1)
      throw new MongoFault("FailedToParse", `$pop expects 1 or -1, found: ${textOf(operand)}`);
    if (current === undefined) return REMOVED;
    const list = listAt("$pop", current, path);
    return operand === 1 ? list.slice(0, -1) : list.slice(1);
  },
  $pull: (current, operand, path) => {
    if (current === undefined) return REMOVED;
    const isPulled = pullCondition(operand);
    return listAt("$pull", current, path).filter((element) => !isPulled(element));
  },
  $pullAll: (current, operand, path) => {
    if (!Array.isArray(operand)) throw new MongoFault("BadValue", "$pullAll requires an array argument");
    if (current === undefined) return REMOVED;
    const isPulled = (element: unknown) => operand.some((value) => isSame(value, element));
    return listAt("$pullAll", current, path).filter((element) => !isPulled(element));
  },
};

function isSame(a: unknown, b: unknown): boolean {
  return textOf(a) === textOf(b);
}

function numberAt(operator: string, current: unknown, path: string): number {
  if (current === undefined) return 0;
  if (typeof current === "number") return current;
  const words = `Cannot apply ${operator} to a value of non-numeric type: the field '${path}' is of the type ${typeName(current)}`;
  throw new MongoFault("TypeMismatch", words);
}

function numberGiven(words: string, operand: unknown, path: string): number {
  if (typeof operand === "number") return operand;
  throw new MongoFault("TypeMismatch", `${words} non-numeric argument: {${path}: ${textOf(operand)}}`);
}

function listAt(operator: string, current: unknown, path: string): unknown[] {
  if (current === undefined) return [];
  if (Array.isArray(current)) return current;
  const words = `Cannot apply ${operator}: the field '${path}' must be an array but is of type ${typeName(current)}`;
  throw new MongoFault("BadValue", words);
}

const PUSH_MODIFIERS = ["$each", "$slice", "$sort", "$position"];

function push(list: unknown[], operand: unknown): unknown[] {
  const values = eachOf(operand);
  if (!values || !isDocument(operand)) return [...list, copyValue(operand)];
  const unknown = Object.keys(operand).find((name) => !PUSH_MODIFIERS.includes(name));
  if (unknown !== undefined) throw new MongoFault("BadValue", `Unrecognized clause in $push: ${unknown}`);
  const { $position = list.length, $sort, $slice } = operand;
  const pushed = list.toSpliced(wholeNumber("$position", $position), 0, ...values.map(copyValue));
  const sorted = $sort === undefined ? pushed : sortElements(pushed, $sort);
  if ($slice === undefined) return sorted;
  const kept = wholeNumber("$slice", $slice);
  if (kept === 0) return [];
  return kept < 0 ? sorted.slice(kept) : sorted.slice(0, kept);
}

function sortElements(list: unknown[], order: unknown): unknown[] {
  const wrapped = list.map((value) => ({ value }));
  const under = (spec: Document) =>
    Object.fromEntries(Object.entries(spec).map(([path, direction]) => [`value.${path}`, direction]));
  return sortDocuments(wrapped, isDocument(order) ? under(order) : { value: order }).map(
    ({ value }) => value,
  );
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw new MongoFault("BadValue", `The value for ${name} must be an integer, but was ${textOf(value)}`);
}

/** The list of `{ $each: list }`, or null for a plain value. */
function eachOf(operand: unknown): unknown[] | null {
  if (!isDocument(operand) || !Object.keys(operand).some((name) => PUSH_MODIFIERS.includes(name)))
    return null;
  if (Array.isArray(operand.$each)) return operand.$each;
  throw new MongoFault("TypeMismatch", "The argument to $each must be an array");
}

/** Condition of `$pull`. It applies to the element or, when it names fields, to the fields of the element. */
function pullCondition(operand: unknown): (element: unknown) => boolean {
  if (!isDocument(operand) || Object.keys(operand).some((name) => name.startsWith("$"))) {
    const matches = matcher({ element: operand });
    return (element) => matches({ element });
  }
  const matches = matcher(operand);
  return (element) => isDocument(element) && matches(element);
}
