import { z } from "zod";

const TokenPayload = z.looseObject({ email: z.string(), updateTo: z.string().optional() });

/** The payload of a mail's token, which is a JWT, without any check of its signature; null for anything else. */
export function payloadOf(token: string): z.infer<typeof TokenPayload> | null {
  try {
    const [, payload = ""] = token.split(".");
    return TokenPayload.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  } catch {
    return null;
  }
}
