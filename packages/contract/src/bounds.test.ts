import { expect, test } from "vitest";
import { z } from "zod";
import { type Endpoint, endpoints } from "./index.ts";

/** The part of JSON Schema that says what a value may hold. */
type Schema = {
  type?: string;
  enum?: unknown[];
  const?: unknown;
  format?: string;
  maxLength?: number;
  maxItems?: number;
  maxProperties?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
};

/** Formats whose length is fixed. */
const SHORT_FORMATS = new Set(["uuid"]);

/** Paths of everything in a schema that has no upper bound. */
function findUnbounded(schema: Schema, path: string): string[] {
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (parts.length > 0) return parts.flatMap((part) => findUnbounded(part, path));
  if (schema.enum !== undefined || schema.const !== undefined || schema.type === "null") return [];
  switch (schema.type) {
    case "string":
      return schema.maxLength !== undefined || SHORT_FORMATS.has(schema.format ?? "") ? [] : [path];
    case "integer":
    case "number":
      return schema.maximum !== undefined && (schema.minimum ?? schema.exclusiveMinimum) !== undefined
        ? []
        : [path];
    case "boolean":
      return [];
    case "array":
      return [
        ...(schema.maxItems === undefined ? [path] : []),
        ...findUnbounded(schema.items ?? {}, `${path}[]`),
      ];
    case "object":
      return findUnboundedObject(schema, path);
    default:
      return [path];
  }
}

function findUnboundedObject(schema: Schema, path: string): string[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    findUnbounded(part, `${path}.${key}`),
  );
  const { additionalProperties: others, propertyNames } = schema;
  if (others === undefined || others === false || others === true) return fields;
  if (Object.keys(others).length === 0) return fields;
  return [
    ...fields,
    ...(schema.maxProperties === undefined ? [path] : []),
    ...findUnbounded(propertyNames ?? {}, `${path} (keys)`),
    ...findUnbounded(others, `${path}{}`),
  ];
}

const PARTS = ["params", "query", "body"] as const;
const requests = Object.entries<Endpoint>(endpoints).flatMap(([name, endpoint]) =>
  PARTS.flatMap((part) => {
    const shape = endpoint[part];
    return shape === undefined ? [] : [{ name: `${name} ${part}`, shape }];
  }),
);

test.each(requests)("$name has an upper bound in every place", ({ name, shape }) => {
  const schema: Schema = JSON.parse(
    JSON.stringify(z.toJSONSchema(shape, { io: "input", reused: "inline", unrepresentable: "any" })),
  );
  expect(findUnbounded(schema, name)).toEqual([]);
});

test.each<[string, z.ZodType]>([
  ["a text", z.strictObject({ text: z.string() })],
  ["a list", z.strictObject({ list: z.array(z.string().max(3)) })],
  ["a number", z.strictObject({ number: z.number() })],
  ["a record", z.strictObject({ record: z.record(z.string().max(3), z.string().max(3)) })],
])("%s without an upper bound is found", (_, shape) => {
  expect(findUnbounded(JSON.parse(JSON.stringify(z.toJSONSchema(shape))), "body")).toHaveLength(1);
});
