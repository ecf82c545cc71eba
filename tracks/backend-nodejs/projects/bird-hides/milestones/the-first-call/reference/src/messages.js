import { z } from "zod";

const Call = z.object({
  kind: z.literal("call"),
  text: z
    .string()
    .max(280)
    .refine((text) => text.trim() !== ""),
});

/** The message in a text; null when it is not one of ours. */
export function readMessage(text) {
  try {
    return Call.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
