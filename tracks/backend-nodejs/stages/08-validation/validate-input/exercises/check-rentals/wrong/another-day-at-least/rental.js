import { z } from "zod";

const Rental = z
  .object({
    bike: z.int().min(1),
    name: z.string().trim().min(1).max(40),
    from: z.iso.date(),
    to: z.iso.date(),
    insured: z.boolean().default(false),
  })
  .refine(({ from, to }) => from < to, { path: ["to"], message: "ends before it begins" });

export function parseRental(input) {
  const { success, data, error } = Rental.safeParse(input);
  if (success) return { rental: data };
  const faults = error.issues.map(({ path, message }) => [path[0] ?? "input", message]);
  return { faults: Object.fromEntries(faults) };
}
