import { z } from "zod";
import { config } from "../config.js";
import { crops } from "./crops.js";

const MAX_ID = 2_147_483_647;

const Id = z.int().min(1).max(MAX_ID);
const Day = z.iso.date();
const Name = storable(60);
const Crop = z.enum(crops.map(({ id }) => id));

/** A whole number from 1, as it stands in a query. */
const Count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "It is a whole number from 1.")
  .transform(Number);

const Page = {
  limit: Count.refine((limit) => limit <= config.maxPageSize, `It is at most ${config.maxPageSize}.`).default(
    config.pageSize,
  ),
  page: Count.default(1),
};

export const Bed = z.object({ name: Name, squareMetres: z.int().min(1).max(500) });
export const BedChange = Bed.partial();

export const Planting = z.object({ crop: Crop, sownOn: Day });
export const PlantingChange = z.object({ removedOn: Day.nullable() });
export const PlantingList = z.object({ growing: z.enum(["true", "false"]).optional() });

export const Harvest = z.object({ grams: z.int().min(1).max(500_000), pickedOn: Day });

export const Entry = z.object({ text: storable(2000), day: Day, bedId: Id.nullable().default(null) });
export const EntryChange = z.object({ text: storable(2000) });
export const EntryList = z
  .object({ ...Page, bedId: Count.optional(), from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ["to"],
    message: "It ends before it starts.",
  });

export const Gardener = z.object({
  name: Name,
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(15).max(200),
});
export const Login = z.object({ email: z.string().trim(), password: z.string().max(200) });

export const Year = z.object({
  year: z
    .string()
    .regex(/^[12]\d{3}$/, "It is a year.")
    .transform(Number),
});

/** Text that is not blank, and that PostgreSQL can store. */
function storable(length) {
  return z
    .string()
    .trim()
    .min(1)
    .max(length)
    .refine((value) => !value.includes("\0"), "It has a character that we cannot store.");
}
