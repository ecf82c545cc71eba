import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** What is stored of a token: who reads the database cannot ask as the learner. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
