import { chmod, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { isMissing, sayReadFault } from "../folder/file-fault.ts";
import { writeWhole } from "../folder/write-file.ts";
import { EXIT, Stop } from "../stop.ts";

/** A file that only its owner may read. */
const OWN_MODE = 0o600;
const OTHERS = 0o077;

/** Tokens by the address of Aulo. */
const Tokens = z.record(z.string(), z.string());

/** The tokens of this terminal, in a file of mode 0600. A token alone identifies the learner. */
export type TokenStore = {
  path: string;
  read: (base: string) => Promise<string | null>;
  write: (base: string, token: string) => Promise<void>;
};

export function createTokenStore(configDir: string): TokenStore {
  const path = join(configDir, "tokens.json");
  return {
    path,
    read: async (base) => (await readTokens(path))[base] ?? null,
    write: async (base, token) => {
      const tokens = { ...(await readTokens(path)), [base]: token };
      await writeWhole(path, `${JSON.stringify(tokens, null, 2)}\n`, { mode: OWN_MODE });
    },
  };
}

/** Whether others on this machine may read the file. Windows keeps the folder to its user. */
export async function isOpenToOthers(path: string, platform: NodeJS.Platform): Promise<boolean> {
  if (platform === "win32") return false;
  return ((await stat(path)).mode & OTHERS) !== 0;
}

/** @throws Stop for a file that cannot be read, so that no learner is lost by beginning anew */
async function readTokens(path: string): Promise<z.infer<typeof Tokens>> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw new Stop(EXIT.refused, `${path} cannot be read: ${sayReadFault(error)}`);
  });
  if (text === null) return {};
  if (await isOpenToOthers(path, process.platform)) await chmod(path, OWN_MODE);
  try {
    return Tokens.parse(JSON.parse(text));
  } catch {
    throw new Stop(
      EXIT.refused,
      `${path} holds your token and cannot be understood. Mend it, or remove it and sign in again: aulo sign-in LINK.`,
    );
  }
}
