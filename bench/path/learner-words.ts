/** Each kind of learner of a course in a few words. */
export const LEARNER_WORDS: Readonly<Record<string, string>> = {
  beginner: "knows at most a tenth, and hardly understands a lesson of which a prerequisite is missing",
  "knocked-out":
    "knows half to nearly all, with one to five foundations missing and part of what rests on them",
  compensatory: "abilities that make up for each other decide what is known and how hard a lesson is",
  "fast-forgetting": "knows up to half and keeps what is learnt half as long as others",
  islands: "self-taught: clusters around projects, with holes between them",
  specialist: "strong in some stages and new to others",
};
