import { randomBytes } from "node:crypto";
import { hashToken } from "../learners/tokens.ts";

/** Crockford's base 32: no I, L, O or U, which are read as other signs. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 80 random bits: at a thousand guesses a second, a single code stands for 10¹³ years. */
const CODE_SIGNS = 16;
const GROUP = /.{4}(?=.)/g;

/** A new code in groups of four: `7K3M-…`. */
export function makeCode(): string {
  const signs = [...randomBytes(CODE_SIGNS)].map((byte) => SIGNS[byte % SIGNS.length]).join("");
  return signs.replaceAll(GROUP, "$&-");
}

/** Hash of a code as somebody typed it: case, spaces and hyphens do not matter, and O, I and L are read as the digits that they look like. */
export function hashCode(typed: string): string {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, "");
  return hashToken(signs.replaceAll("O", "0").replaceAll(/[IL]/g, "1"));
}
