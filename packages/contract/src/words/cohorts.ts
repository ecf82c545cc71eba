/** Everything that a mentor sees of a member of a cohort. The page shows it before somebody joins, so a new view needs a sentence here. */
export const SHARED_WITH_MENTOR: readonly string[] = [
  "The name that you choose for the class, the day you joined, and when you last answered.",
  "How many concepts of the class's goal you have shown, counting those from before you joined.",
  "Where you are stuck: the concept, how many rounds failed, and since when.",
  "Which exercises and milestones you have passed.",
  "For the class as a whole and without names: concepts that several have tried and not shown, and items that several missed or that somebody disputes.",
];

/** Data that no mentor sees. */
export const KEPT_FROM_MENTOR: readonly string[] = [
  "Your answers, your code, your drafts and your notes.",
  "Your own goals, your reviews and your log.",
  "Your map, unless you allow it. You can change that at any time.",
];

/** Effects of leaving a cohort. */
export const ON_LEAVING =
  "Your mentor stops seeing you at once, and recommendations go. Comments stay with you alone, until you delete them.";
