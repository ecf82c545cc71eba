import type { CourseMap } from "../course.ts";
import type { Kind } from "../learner.ts";
import { between, pick, type Random, seededRandom } from "../random.ts";

/** Number of concepts for each hidden attribute of a course, and the most attributes that one concept needs. */
const CONCEPTS_EACH = 5;
const MOST_NEEDED = 3;
/** Chance that a concept with prerequisites needs an attribute that its prerequisite does not need. */
const ONE_MORE = 0.6;
/** Highest chance that an able learner misses an item, on top of the usual slip: some items are badly written. */
const WORST_SLIP = 0.2;

/**
 * DINA (Junker and Sijtsma 2001): a course has hidden attributes. A learner has each of them or not, independently, and knows a concept when it has all
 * attributes that the concept needs. A concept needs those of one prerequisite, and sometimes one more. Each item has a slip of its own.
 */
export function dina(course: CourseMap, random: Random): Kind {
  const share = between(random, 0.35, 0.9);
  const needs = attributesOf(course);
  const owned = new Map([...new Set([...needs.values()].flat())].map((each) => [each, random() < share]));
  return {
    kind: "dina",
    bring: (memory) => {
      for (const [id, attributes] of needs)
        if (attributes.every((each) => owned.get(each))) memory.bring(id, 0);
    },
    slipOf: ({ id }) => between(seededRandom(`slip ${id}`), 0, WORST_SLIP),
  };
}

/** Attributes that each concept needs: the same for all learners of a course. */
function attributesOf(course: CourseMap): ReadonlyMap<string, readonly number[]> {
  const count = Math.max(2, Math.round(course.concepts.length / CONCEPTS_EACH));
  const needs = new Map<string, readonly number[]>();
  for (const { id, requires } of course.concepts) {
    const random = seededRandom(`attributes ${id} ${requires.join()}`);
    const fresh = Math.floor(random() * count);
    const inherited = requires.length === 0 ? [] : (needs.get(pick(random, requires)) ?? []);
    const grows = inherited.length < MOST_NEEDED && (inherited.length === 0 || random() < ONE_MORE);
    needs.set(id, grows ? [...new Set([...inherited, fresh])] : inherited);
  }
  return needs;
}
