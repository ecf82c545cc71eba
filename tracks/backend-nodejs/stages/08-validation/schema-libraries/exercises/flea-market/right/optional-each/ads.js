const { z } = require("zod");

const title = z.string().trim().min(1).max(60);
const cents = z.number().int().nonnegative().lte(1000000);
const tags = z.array(z.string().min(1).max(20)).max(5);

const adSchema = z.object({ title, cents, negotiable: z.boolean().default(false), tags: tags.default([]) }).strict();
const changeSchema = z
  .object({ title: title.optional(), cents: cents.optional(), negotiable: z.boolean().optional(), tags: tags.optional() })
  .strict();

const digits = (least, most) =>
  z
    .string()
    .refine((text) => /^[0-9]+$/.test(text) && Number(text) >= least && Number(text) <= most)
    .transform((text) => Number(text));
const querySchema = z.object({
  page: digits(1, 1000).optional(),
  max: digits(0, 1000000).optional(),
  negotiable: z.stringbool({ truthy: ["true"], falsy: ["false"], case: "sensitive" }).optional(),
});

function faultsOf(error) {
  const names = [];
  for (const issue of error.issues) {
    const found = issue.keys ? issue.keys : [issue.path.length ? String(issue.path[0]) : "body"];
    for (const name of found) {
      if (!names.includes(name)) names.push(name);
    }
  }
  return { faults: names.sort() };
}

exports.parseAd = function (body) {
  const result = adSchema.safeParse(body);
  return result.success ? { value: result.data } : faultsOf(result.error);
};

exports.parseChange = function (body) {
  const result = changeSchema.safeParse(body);
  if (!result.success) return faultsOf(result.error);
  if (Object.keys(result.data).length === 0) return { faults: ["body"] };
  return { value: result.data };
};

exports.parseQuery = function (query) {
  const result = querySchema.safeParse(query);
  if (!result.success) return faultsOf(result.error);
  return { value: Object.assign({ page: 1 }, result.data) };
};
