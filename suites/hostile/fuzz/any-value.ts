/** Values for the fuzzing: some that a schema allows, some that it nearly allows, and hostile ones. */
import { seededChance } from "../../../scripts/simulate/seeded-chance.ts";

/** The part of JSON Schema that the contract's requests use. */
export type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};

export type Dice = {
  chance: () => number;
  pick: <T>(list: readonly T[]) => T;
  /** Whether something happens that happens once in `times`. */
  oneIn: (times: number) => boolean;
};

/** Real ids and names by the name of the field that takes them, so that valid requests get far. */
export type Pools = Readonly<Record<string, readonly string[]>>;

/** Bodies that an endpoint accepts, by its name, where its schema alone would hardly ever give one. */
export type Bodies = Readonly<Record<string, readonly unknown[]>>;

export function createDice(seed: number): Dice {
  const chance = seededChance(seed);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(chance() * list.length)];
    if (picked === undefined) throw new Error("Nothing to pick from.");
    return picked;
  };
  return { chance, pick, oneIn: (times) => chance() * times < 1 };
}

const LONG = 3_000;
const DEEP = 40;

const TEXTS: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\ud800",
  "\udfff\ud800",
  "\u202e\u200f",
  "💥".repeat(40),
  "a".repeat(LONG),
  "../../etc/passwd",
  "..%2f..%2f",
  "'; DROP TABLE log; --",
  "$1",
  "%",
  "__proto__",
  "constructor",
  "<script>alert(1)</script>",
  "null",
  "-1",
  "NaN",
  "0x10",
  "1e999",
  "2147483648",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF",
  "values.one",
  "functions/double",
  "_",
  "İ",
  "ﬃ",
];

/** A value that most fields refuse. */
export function hostileValue(dice: Dice): unknown {
  return dice.pick<() => unknown>([
    () => null,
    () => true,
    () => dice.pick([0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2_147_483_648, 1e-320]),
    () => dice.pick(TEXTS),
    () => [],
    () => ({}),
    () => Array.from({ length: 200 }, () => dice.pick(TEXTS)),
    () =>
      Object.fromEntries([
        ["__proto__", { admin: true }],
        ["a\0", 1],
        ["\ud800", 2],
      ]),
    () => nested(DEEP),
    () => [[[[]]]],
  ])();
}

export function hostileText(dice: Dice): string {
  return dice.pick(TEXTS);
}

/** A value that the schema allows, as far as a generator can tell. */
export function validValue(schema: Schema, name: string, dice: Dice, pools: Pools): unknown {
  const pool = pools[name];
  if (pool !== undefined && pool.length > 0 && schema.type === "string") return dice.pick(pool);
  const parts = schema.anyOf ?? schema.oneOf;
  if (parts !== undefined) return validValue(dice.pick(parts), name, dice, pools);
  const { allOf } = schema;
  if (allOf !== undefined) return validValue(Object.assign({}, ...allOf), name, dice, pools);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return dice.pick(schema.enum);
  switch (schema.type) {
    case "string":
      return validText(schema, dice, pools);
    case "integer":
      return Math.floor(validNumber(schema, dice));
    case "number":
      return validNumber(schema, dice);
    case "boolean":
      return dice.oneIn(2);
    case "array": {
      const { items = {}, maxItems = 3 } = schema;
      const length = Math.floor(dice.chance() * Math.min(4, maxItems + 1));
      return Array.from({ length }, () => validValue(items, name, dice, pools));
    }
    case "object":
      return validObject(schema, dice, pools);
    default:
      return null;
  }
}

/** The value with one part replaced by a hostile one, left out, or added. */
export function spoil(value: unknown, dice: Dice): unknown {
  if (value === null || typeof value !== "object" || dice.oneIn(4)) return hostileValue(dice);
  if (Array.isArray(value))
    return value.length === 0
      ? [hostileValue(dice)]
      : value.with(Math.floor(dice.chance() * value.length), hostileValue(dice));
  const entries = Object.entries(value);
  const [key, part] = entries.length === 0 ? ["extra", null] : dice.pick(entries);
  return dice.pick<() => object>([
    () => ({ ...value, [key]: spoil(part, dice) }),
    () => ({ ...value, [key]: hostileValue(dice) }),
    () => Object.fromEntries(entries.filter(([each]) => each !== key)),
    () => ({ ...value, [hostileText(dice)]: hostileValue(dice) }),
  ])();
}

function validText({ format, maxLength = 50 }: Schema, dice: Dice, pools: Pools): string {
  if (format === "uuid") return dice.pick(pools.anyId ?? ["6b1f7d52-8f4e-4a3c-9d55-0f3f2b8f1a11"]);
  if (format === "date-time") return "2026-01-05T09:00:00.000Z";
  return dice
    .pick(["lists", "functions and promises", "5", "const a = 1;", "ä€💥", "values"])
    .slice(0, maxLength);
}

function validNumber({ minimum = 0, maximum = 10 }: Schema, dice: Dice): number {
  return dice.pick([minimum, Math.min(maximum, minimum + 1), Math.min(maximum, minimum + 2), maximum]);
}

function validObject(schema: Schema, dice: Dice, pools: Pools): object {
  const { properties = {}, required = [], additionalProperties } = schema;
  const fields = Object.entries(properties)
    .filter(([key]) => required.includes(key) || dice.oneIn(2))
    .map(([key, part]) => [key, validValue(part, key, dice, pools)]);
  if (additionalProperties === undefined || typeof additionalProperties === "boolean")
    return Object.fromEntries(fields);
  const file = dice.pick(pools.fileName ?? ["double.js"]);
  return Object.fromEntries([...fields, [file, validValue(additionalProperties, "file", dice, pools)]]);
}

function nested(depth: number): unknown {
  return depth === 0 ? [] : [nested(depth - 1)];
}
