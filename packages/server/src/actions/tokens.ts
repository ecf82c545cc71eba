import { createHash, randomBytes } from "node:crypto";

const TOKEN_BYTES = 32;

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString("base64url");

/** What is stored of a token: who reads the database cannot ask as the learner. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("hex");
