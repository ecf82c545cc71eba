import { z } from "zod";
import { kinds } from "./shelf.js";

export const USUAL_SOWING = { from: 3, to: 5 };

const Text = z.string().trim().min(1).max(80);
const Kind = z.enum(kinds);
const Packets = z.int().min(0);
const Version = z.int().min(1);
const Month = z.int().min(1).max(12);
const Sowing = z
  .object({ from: Month, to: Month })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "It ends before it starts." });

/** A whole number from 0, as it stands in a query. */
const Whole = z
  .string()
  .regex(/^\d{1,9}$/, "It is a whole number from 0.")
  .transform(Number);
const Piece = {
  limit: Whole.refine((limit) => limit >= 1 && limit <= 50, "It is from 1 to 50.").default(20),
  offset: Whole.default(0),
};
const YesOrNo = z.enum(["true", "false"]);

export const Seed = z.object({
  name: Text,
  kind: Kind,
  packets: Packets,
  sowing: Sowing.default(USUAL_SOWING),
});
export const SeedChange = z.object({ packets: Packets, version: Version.optional() });
export const VersionedSeedChange = z.object({ packets: Packets, version: Version });
export const SeedList = z.object({
  ...Piece,
  kind: Kind.optional(),
  available: YesOrNo.optional(),
  sort: z.enum(["name", "-name", "packets", "-packets"]).optional(),
});
export const Loan = z.object({ gardener: Text });
export const LoanList = z.object({
  ...Piece,
  gardener: Text.optional(),
  seedId: Whole.optional(),
  returned: YesOrNo.optional(),
});
export const Return = z.object({ packets: Packets });
