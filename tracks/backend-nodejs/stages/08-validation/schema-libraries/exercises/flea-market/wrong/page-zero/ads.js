import { z } from "zod";

const fields = {
  title: z.string().trim().min(1).max(60),
  cents: z.int().min(0).max(1_000_000),
  negotiable: z.boolean(),
  tags: z.array(z.string().min(1).max(20)).max(5),
};

const Ad = z.strictObject({
  ...fields,
  negotiable: fields.negotiable.default(false),
  tags: fields.tags.default([]),
});
const Change = z
  .strictObject(fields)
  .partial()
  .refine((change) => Object.keys(change).length > 0);

const wholeNumber = z.string().regex(/^\d+$/).transform(Number);
const Query = z.object({
  page: wholeNumber.pipe(z.int().min(0).max(1000)).default(1),
  max: wholeNumber.pipe(z.int().max(1_000_000)).optional(),
  negotiable: z.enum(["true", "false"]).transform((text) => text === "true").optional(),
});

function namesOf({ code, path, keys }) {
  if (code === "unrecognized_keys") return keys;
  return [path.length === 0 ? "body" : path[0]];
}

function parse(schema, input) {
  const { success, data, error } = schema.safeParse(input);
  if (success) return { value: data };
  return { faults: [...new Set(error.issues.flatMap(namesOf))].toSorted() };
}

export const parseAd = (body) => parse(Ad, body);
export const parseChange = (body) => parse(Change, body);
export const parseQuery = (query) => parse(Query, query);
