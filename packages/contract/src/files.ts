import { z } from "zod";
import { MOST_PATH_CHARS } from "./file-path.ts";
import { LIMITS } from "./limits.ts";

/** Text files by their relative path: those of an exercise, which may be fewer, or of a project. */
export const Files = z
  .record(z.string().max(MOST_PATH_CHARS), z.string().max(LIMITS.projectBytes))
  .refine(
    (files) => Object.keys(files).length <= LIMITS.projectFiles,
    `must be at most ${LIMITS.projectFiles} files`,
  )
  .meta({ maxProperties: LIMITS.projectFiles });
export type Files = z.infer<typeof Files>;
