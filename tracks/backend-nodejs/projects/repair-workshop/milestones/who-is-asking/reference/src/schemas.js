import { z } from "zod";
import { categories } from "./workshop.js";

const MAX_ID = 999_999_999;
export const STATUSES = ["waiting", "claimed", "done", "beyond-repair"];
export const FINISHED = ["done", "beyond-repair"];

const Name = text(80);
const Category = z.enum(categories.map(({ id }) => id));
/** A whole number from 1, as text. */
const Count = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "It is a whole number from 1.")
  .transform(Number);
const Page = {
  limit: Count.refine((limit) => limit <= 100, "It is at most 100.").default(20),
  page: Count.default(1),
};

export const Thing = z.object({ name: Name, category: Category });
export const ThingChange = Thing.partial();
export const ThingList = z.object({
  ...Page,
  category: Category.optional(),
  search: z.string().optional(),
  sort: z.enum(["id", "name", "createdAt", "-id", "-name", "-createdAt"]).default("id"),
});
export const Repair = z.object({ fault: text(500) });
export const RepairList = z.object({ ...Page, status: z.enum(STATUSES).optional() });
export const RepairEnd = z.object({ status: z.enum(FINISHED) });
export const Claim = z.object({ volunteer: Name });
export const Slot = z.object({ startsAt: z.iso.datetime({ precision: 3 }), places: z.int().min(1).max(100) });
export const Account = z.object({
  name: Name,
  email: z.email().max(200).toLowerCase(),
  password: z.string().min(12).max(200),
});
export const Login = z.object({ email: z.string().trim().toLowerCase(), password: z.string().max(200) });
export const Booking = z.object({ slotId: z.int().min(1).max(MAX_ID) });

function text(length) {
  return z
    .string()
    .trim()
    .min(1)
    .max(length)
    .refine((value) => !value.includes("\0"), "It has a character that we cannot store.");
}
