import { z } from "zod";

const Hide = z.string().min(1);

const Message = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("enter"), hide: Hide }),
  z.object({ kind: z.literal("leave"), hide: Hide }),
  z.object({
    kind: z.literal("call"),
    hide: Hide,
    text: z
      .string()
      .max(280)
      .refine((text) => text.trim() !== ""),
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
