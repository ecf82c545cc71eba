import { z } from "zod";

/** Text files by their relative path. */
export const Files = z.record(z.string().max(200), z.string());
export type Files = z.infer<typeof Files>;
