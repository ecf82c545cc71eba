import { aliasesAreOwn } from "./aliases-are-own.ts";
import { choiceOptions } from "./choice-options.ts";
import { distinctOptions } from "./distinct-options.ts";
import { enoughItems } from "./enough-items.ts";
import { exerciseAnswers } from "./exercise-answers.ts";
import { exerciseFiles } from "./exercise-files.ts";
import { fillBlank } from "./fill-blank.ts";
import { guaranteesHold } from "./guarantees-hold.ts";
import { hintsHideSolutions } from "./hints-hide-solutions.ts";
import { idsMatchFolders } from "./ids-match-folders.ts";
import { knownConcepts } from "./known-concepts.ts";
import { knownScope } from "./known-scope.ts";
import { lessonShape } from "./lesson-shape.ts";
import { linksLeadSomewhere } from "./links-lead-somewhere.ts";
import { listedConcepts } from "./listed-concepts.ts";
import { noCycles } from "./no-cycles.ts";
import { noPlaceholders } from "./no-placeholders.ts";
import { orderLines } from "./order-lines.ts";
import { predictedOutput } from "./predicted-output.ts";
import { prerequisitesFirst } from "./prerequisites-first.ts";
import { publishedIds } from "./published-ids.ts";
import { renamesLeadSomewhere } from "./renames-lead-somewhere.ts";
import { rightOptionLength } from "./right-option-length.ts";
import type { Rule } from "./rule.ts";
import { scopeCovered } from "./scope-covered.ts";
import { seenInExists } from "./seen-in-exists.ts";
import { stageSize } from "./stage-size.ts";
import { termsTaughtFirst } from "./terms-taught-first.ts";
import { uniqueIds } from "./unique-ids.ts";

/** All rules of a valid track. */
export const RULES: readonly Rule[] = [
  listedConcepts,
  knownConcepts,
  noCycles,
  prerequisitesFirst,
  stageSize,
  guaranteesHold,
  scopeCovered,
  knownScope,
  uniqueIds,
  aliasesAreOwn,
  idsMatchFolders,
  publishedIds,
  renamesLeadSomewhere,
  lessonShape,
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
  hintsHideSolutions,
  noPlaceholders,
];
