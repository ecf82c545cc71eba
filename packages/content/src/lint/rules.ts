import type { Rule } from "./rule.ts";
import { againShape } from "./rules/again-shape.ts";
import { aliasesAreOwn } from "./rules/aliases-are-own.ts";
import { assertionsTell } from "./rules/assertions-tell.ts";
import { choiceOptions } from "./rules/choice-options.ts";
import { coreExercise } from "./rules/core-exercise.ts";
import { coreOwnOrAlso } from "./rules/core-own-or-also.ts";
import { coversAreChecked } from "./rules/covers-are-checked.ts";
import { distinctOptions } from "./rules/distinct-options.ts";
import { enoughItems } from "./rules/enough-items.ts";
import { exerciseAnswers } from "./rules/exercise-answers.ts";
import { exerciseFiles } from "./rules/exercise-files.ts";
import { explainedQuotesSolution } from "./rules/explained-quotes-solution.ts";
import { failingTestsExist } from "./rules/failing-tests-exist.ts";
import { fillBlank } from "./rules/fill-blank.ts";
import { gapsArePrerequisites } from "./rules/gaps-are-prerequisites.ts";
import { guaranteesHold } from "./rules/guarantees-hold.ts";
import { hintsHideSolutions } from "./rules/hints-hide-solutions.ts";
import { idsMatchFolders } from "./rules/ids-match-folders.ts";
import { knownConcepts } from "./rules/known-concepts.ts";
import { knownScope } from "./rules/known-scope.ts";
import { laterAfterItsDoor } from "./rules/later-after-its-door.ts";
import { lessonShape } from "./rules/lesson-shape.ts";
import { linksLeadSomewhere } from "./rules/links-lead-somewhere.ts";
import { listedConcepts } from "./rules/listed-concepts.ts";
import { noCycles } from "./rules/no-cycles.ts";
import { noPlaceholders } from "./rules/no-placeholders.ts";
import { orderLines } from "./rules/order-lines.ts";
import { predictedOutput } from "./rules/predicted-output.ts";
import { prerequisitesFirst } from "./rules/prerequisites-first.ts";
import { projectsGrow } from "./rules/projects-grow.ts";
import { promptMarked } from "./rules/prompt-marked.ts";
import { publishedIds } from "./rules/published-ids.ts";
import { renamesLeadSomewhere } from "./rules/renames-lead-somewhere.ts";
import { requirementsChecked } from "./rules/requirements-checked.ts";
import { rightOptionLength } from "./rules/right-option-length.ts";
import { scopeCovered } from "./rules/scope-covered.ts";
import { seenInExists } from "./rules/seen-in-exists.ts";
import { stageSize } from "./rules/stage-size.ts";
import { termsTaughtFirst } from "./rules/terms-taught-first.ts";
import { uniqueIds } from "./rules/unique-ids.ts";

/** All rules of a valid track. */
export const RULES: readonly Rule[] = [
  listedConcepts,
  knownConcepts,
  noCycles,
  prerequisitesFirst,
  gapsArePrerequisites,
  laterAfterItsDoor,
  stageSize,
  guaranteesHold,
  scopeCovered,
  knownScope,
  coversAreChecked,
  uniqueIds,
  aliasesAreOwn,
  idsMatchFolders,
  publishedIds,
  renamesLeadSomewhere,
  lessonShape,
  againShape,
  linksLeadSomewhere,
  seenInExists,
  termsTaughtFirst,
  enoughItems,
  choiceOptions,
  distinctOptions,
  rightOptionLength,
  predictedOutput,
  orderLines,
  fillBlank,
  exerciseAnswers,
  exerciseFiles,
  failingTestsExist,
  promptMarked,
  requirementsChecked,
  assertionsTell,
  coreOwnOrAlso,
  coreExercise,
  hintsHideSolutions,
  explainedQuotesSolution,
  projectsGrow,
  noPlaceholders,
];
