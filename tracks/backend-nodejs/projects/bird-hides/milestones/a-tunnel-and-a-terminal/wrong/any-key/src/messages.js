import { z } from "zod";
import { hides } from "./watchers.js";

const Hide = z.enum(hides);

const Message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("enter"), hide: Hide, after: z.int().min(0).optional() }),
  z.object({ kind: z.literal("leave"), hide: Hide }),
  z.object({
    kind: z.literal("call"),
    hide: Hide,
    text: z
      .string()
      .max(280)
      .refine((text) => text.trim() !== ""),
    key: z.string().optional(),
  }),
]);

/** The message in a text; null when it is not one of ours. */
export function readMessage(text) {
  try {
    return Message.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
