/** Short description of each kind of learner. */
export const LEARNER_WORDS: Readonly<Record<string, string>> = {
  beginner: "knows at most a tenth, and hardly understands a lesson with a missing prerequisite",
  "knocked-out":
    "knows half to nearly all, but one to five foundations and part of their dependents are missing",
  compensatory:
    "abilities that compensate each other decide which concepts are known and how hard a lesson is",
  "fast-forgetting": "knows up to half, and remembers new concepts half as long as others",
  islands: "self-taught: clusters around projects, with holes between them",
  specialist: "strong in some stages and new to others",
};
