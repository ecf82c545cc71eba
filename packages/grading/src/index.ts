export { answerInWords } from "./answer-in-words.ts";
export { grade } from "./grade.ts";
export { type Graded, UnfitAnswerError } from "./graded.ts";
export { type ExerciseEntry, hintsOf, type ItemEntry } from "./item-entry.ts";
export { toPublicItem } from "./public-item.ts";
