import { z } from "zod";

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const KEBAB_WORDS = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";

/** A kebab-case word, such as the id of a concept. */
export const KebabId = z
  .string()
  .regex(KEBAB, "must be kebab-case: small letters, digits and single hyphens");

/** `CONCEPT.WORD` */
export const ItemId = z
  .string()
  .regex(new RegExp(`^${KEBAB_WORDS}\\.${KEBAB_WORDS}$`), "must be CONCEPT.WORD, both in kebab-case");

/** `CONCEPT/FOLDER`, or `PROJECT/FOLDER` for a milestone */
export const ExerciseId = z
  .string()
  .regex(
    new RegExp(`^${KEBAB_WORDS}/${KEBAB_WORDS}$`),
    "must be CONCEPT/FOLDER, or PROJECT/FOLDER for a milestone, both in kebab-case",
  );

/** Id of scope.yaml: P01, R1, W1, T1.1 or B1 */
export const ScopeId = z
  .string()
  .regex(
    /^(P\d\d|R\d+|W\d+|T\d+\.\d+|B\d+)$/,
    "must be an id of scope.yaml, such as P01, R1, W1, T1.1 or B1",
  );

/** Text that is not blank. */
export const Text = z.string().regex(/\S/, "must not be empty");

export const Difficulty = z.enum(["easy", "medium", "hard"]);
export type Difficulty = z.infer<typeof Difficulty>;

/** Whole minutes, 1-60. */
export const Minutes = z.int().min(1).max(60);

/** Whole minutes of a milestone, 5-180. */
export const MilestoneMinutes = z.int().min(5).max(180);
