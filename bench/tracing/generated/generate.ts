// Generated answers. Each kind of learner follows a process of its own, which no model of the table uses.
//
// 1. `item-effects`: one skill per item; items differ in difficulty and discrimination, with a floor for guesses;
//    ability grows with practice.
// 2. `hidden-states`: a skill is known or not, and is learnt in one step, at the learner's rate; items differ in guess
//    and slip. Practice comes in blocks.
// 3. `forgetting`: the strength of a skill grows with spaced practice and decays with real time; times are given.
// 4. `few-items`: 40 items over 6 skills, 400 answers per learner, and moods that last for about 20 answers.
// 5. `joined-skills`: items require one to three skills at once; skills are related; many items are rare, and some
//    occur only in the test part.
// 6. generate-more.ts has four more kinds.

import type { AnswerRow } from "../read-answers.ts";
import { fewLearners, ownRates, prerequisites, steadyAbility } from "./generate-more.ts";
import { type Generator, pick, row, sigma, sourceOf, times } from "./made-up.ts";

const itemEffects: Generator = (source, learners) => {
  const items = times(600, (k) => ({
    id: `item-${k}`,
    skill: k % 30,
    difficulty: 1.4 * source.normal(),
    slope: 0.6 + 1.2 * source.chance(),
    floor: source.chance() < 0.3 ? 0.25 : 0.05,
  }));
  return times(learners, (learner) => {
    const ability = source.normal();
    const skill = times(30, () => 0.7 * source.normal());
    return times(60 + source.below(80), () => {
      const item = pick(source, items);
      const level = ability + (skill[item.skill] ?? 0) - item.difficulty;
      const right = source.chance() < item.floor + (0.97 - item.floor) * sigma(item.slope * level);
      skill[item.skill] = (skill[item.skill] ?? 0) + 0.12;
      return row(learner, item.id, [`skill-${item.skill}`], right);
    });
  }).flat();
};

const hiddenStates: Generator = (source, learners) => {
  const items = times(200, (k) => ({
    id: `item-${k}`,
    skill: k % 20,
    guess: 0.05 + 0.3 * source.chance(),
    slip: 0.02 + 0.2 * source.chance(),
  }));
  return times(learners, (learner) => {
    const pace = 0.03 + 0.4 * source.chance() ** 2;
    const before = 0.15 + 0.6 * source.chance();
    const known = times(20, () => source.chance() < before);
    return times(14, () => {
      const skill = source.below(20);
      const own = items.filter((item) => item.skill === skill);
      return times(4 + source.below(8), () => {
        const item = pick(source, own);
        const right = source.chance() < (known[skill] ? 1 - item.slip : item.guess);
        if (!known[skill] && source.chance() < pace) known[skill] = true;
        return row(learner, item.id, [`skill-${skill}`], right);
      });
    }).flat();
  }).flat();
};

const forgetting: Generator = (source, learners) => {
  const items = times(300, (k) => ({ id: `item-${k}`, skill: k % 25, difficulty: 0.8 * source.normal() }));
  return times(learners, (learner) => {
    const ability = 0.8 * source.normal();
    const strength = times(25, () => 0.4);
    const lastAt = times(25, () => 0);
    let now = 1_600_000_000 + source.below(10_000_000);
    return times(80 + source.below(80), () => {
      now += source.chance() < 0.12 ? 40_000 + source.below(700_000) : 20 + source.below(100);
      const item = pick(source, items);
      const days = lastAt[item.skill] ? (now - (lastAt[item.skill] ?? now)) / 86_400 : 20;
      const held = strength[item.skill] ?? 0;
      const recall = 2.4 * Math.exp(-days / (1.5 * held + 0.3)) - 1.1;
      const right =
        source.chance() <
        0.04 + 0.93 * sigma(ability + recall + 0.5 * Math.log(held + 0.5) - item.difficulty);
      strength[item.skill] = held + 0.4 * Math.min(2, 0.3 + days / 2);
      lastAt[item.skill] = now;
      return row(learner, item.id, [`skill-${item.skill}`], right, now);
    });
  }).flat();
};

const fewItems: Generator = (source, learners) => {
  const items = times(40, (k) => ({ id: `item-${k}`, skill: k % 6, difficulty: source.normal() }));
  return times(learners, (learner) => {
    const ability = 0.9 * source.normal();
    const practice = times(6, () => 0);
    let mood = 0;
    return times(400, () => {
      mood = source.chance() < 0.05 ? 1.2 * source.normal() : mood;
      const item = pick(source, items);
      const done = practice[item.skill] ?? 0;
      practice[item.skill] = done + 1;
      const level = ability + mood + 0.35 * Math.log1p(done) - item.difficulty;
      return row(learner, item.id, [`skill-${item.skill}`], source.chance() < sigma(level));
    });
  }).flat();
};

const joinedSkills: Generator = (source, learners) => {
  const items = times(4000, (k) => ({
    id: `item-${k}`,
    skills: times(1 + source.below(3), () => source.below(60)),
    ease: 0.8 + 0.8 * source.normal(),
  }));
  return times(learners, (learner) => {
    const areas = times(6, () => source.normal());
    const skill = times(60, (k) => 0.8 + (areas[k % 6] ?? 0) + 0.7 * source.normal());
    return times(50 + source.below(120), () => {
      const item = items[Math.floor(4000 * source.chance() ** 2)] ?? pick(source, items);
      const chance = item.skills.reduce(
        (all, each) => all * sigma(1.3 * (skill[each] ?? 0) + item.ease),
        0.96,
      );
      for (const each of item.skills) skill[each] = (skill[each] ?? 0) + 0.06;
      return row(
        learner,
        item.id,
        item.skills.map((each) => `skill-${each}`),
        source.chance() < 0.03 + chance * 0.97,
      );
    });
  }).flat();
};

export interface Generated {
  readonly name: string;
  readonly train: AnswerRow[];
  readonly test: AnswerRow[];
}

const KINDS: readonly { name: string; learners: number; generator: Generator }[] = [
  { name: "item-effects", learners: 800, generator: itemEffects },
  { name: "hidden-states", learners: 800, generator: hiddenStates },
  { name: "forgetting", learners: 600, generator: forgetting },
  { name: "few-items", learners: 200, generator: fewItems },
  { name: "joined-skills", learners: 700, generator: joinedSkills },
  { name: "steady-ability", learners: 500, generator: steadyAbility },
  { name: "own-rates", learners: 500, generator: ownRates },
  { name: "prerequisites", learners: 500, generator: prerequisites },
  { name: "few-learners", learners: 60, generator: fewLearners },
];

/** All generated data sets; the last fifth of the learners is the test part. The same seed gives the same answers. */
export function generateAll(seed: number): Generated[] {
  return KINDS.map(({ name, learners, generator }, index) => {
    const rows = generator(sourceOf(seed * 1000 + index), learners);
    const isTest = ({ learner }: AnswerRow) => Number(learner.split("-")[1]) >= 0.8 * learners;
    return { name, train: rows.filter((each) => !isTest(each)), test: rows.filter(isTest) };
  });
}
