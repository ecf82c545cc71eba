import * as z from "zod";

const day = z.string().refine((text) => {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}, "not a day");

const schema = z
  .object({
    bike: z.number().int().positive(),
    name: z
      .string()
      .transform((text) => text.trim())
      .pipe(z.string().min(1).max(40)),
    from: day,
    to: day,
    insured: z.boolean().optional(),
  })
  .superRefine((rental, context) => {
    if (rental.to < rental.from) {
      context.addIssue({ code: "custom", path: ["to"], message: "the end is before the beginning" });
    }
  });

export function parseRental(input) {
  try {
    const rental = schema.parse(input);
    rental.insured ??= false;
    return { rental };
  } catch (error) {
    const { fieldErrors, formErrors } = z.flattenError(error);
    const faults = {};
    for (const field in fieldErrors) faults[field] = fieldErrors[field].join(", ");
    if (formErrors.length > 0) faults.all = formErrors[0];
    return { faults };
  }
}
