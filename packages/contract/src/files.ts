import { z } from "zod";
import { LIMITS } from "./limits.ts";

/** Text files by their relative path. */
export const Files = z
  .record(z.string().max(200), z.string().max(LIMITS.filesBytes))
  .refine((files) => Object.keys(files).length <= LIMITS.files, `must be at most ${LIMITS.files} files`)
  .meta({ maxProperties: LIMITS.files });
export type Files = z.infer<typeof Files>;
