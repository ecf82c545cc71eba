import { expect, test } from "vitest";
import { z } from "zod";
import { endpoints } from "./endpoints.ts";
import { toOpenApi } from "./openapi.ts";

const Operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.object({ name: z.string(), in: z.string() })),
  responses: z.record(z.string(), z.unknown()),
});
const Document = z.looseObject({
  openapi: z.literal("3.1.0"),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});

const operations = Object.entries(Document.parse(toOpenApi("1.0.0")).paths).flatMap(([path, methods]) =>
  Object.values(methods).map((operation) => ({ path, ...operation })),
);

test("every endpoint of the contract is described once, under its own name", () => {
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(endpoints).sort());
});

test("every placeholder of a path is a parameter, and every operation tells its problems", () => {
  for (const { path, parameters, responses } of operations) {
    const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name)).toEqual(
      placeholders,
    );
    expect(responses).toHaveProperty("default");
  }
});

test("the document is plain JSON", () => {
  expect(JSON.parse(JSON.stringify(toOpenApi("1.0.0")))).toEqual(toOpenApi("1.0.0"));
});
