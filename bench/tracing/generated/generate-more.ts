// Four more kinds of generated learners.
//
// 1. `steady-ability`: nobody learns; items differ in difficulty and discrimination; no item comes twice.
// 2. `own-rates`: practice comes in blocks; each learner has a rate of learning in every skill; items do not matter.
// 3. `prerequisites`: skills require one another; a learner knows a fixed set that is closed under prerequisites; an item
//    requires all its skills, and all items share one guess and one slip (the DINA model of cognitive diagnosis).
// 4. `few-learners`: like `steady-ability` with a little practice, but only 60 learners with 40 answers each.

import { type Generator, pick, row, type Source, sigma, times } from "./made-up.ts";

export const steadyAbility: Generator = (source, learners) => {
  const items = drawItems(source, 300, 10);
  return times(learners, (learner) => {
    const ability = source.normal();
    const skill = times(10, () => 0.5 * source.normal());
    const order = items.map((item) => ({ item, at: source.chance() })).sort((a, b) => a.at - b.at);
    return order.slice(0, 40 + source.below(60)).map(({ item }) => {
      const level = ability + (skill[item.skill] ?? 0) - item.difficulty;
      return row(
        learner,
        item.id,
        [`skill-${item.skill}`],
        source.chance() < sigma(1.3 * item.slope * level),
      );
    });
  }).flat();
};

export const ownRates: Generator = (source, learners) =>
  times(learners, (learner) => {
    const quick = Math.exp(0.6 * source.normal());
    const level = times(15, () => -0.8 + 0.9 * source.normal());
    const pace = times(15, () => 0.12 * quick * Math.exp(0.7 * source.normal()));
    return times(12, () => {
      const skill = source.below(15);
      return times(5 + source.below(8), () => {
        const right = source.chance() < sigma(level[skill] ?? 0);
        level[skill] = Math.min(3, (level[skill] ?? 0) + (pace[skill] ?? 0));
        return row(learner, `item-${skill}-${source.below(12)}`, [`skill-${skill}`], right);
      });
    }).flat();
  }).flat();

export const prerequisites: Generator = (source, learners) => {
  const below = times(24, (skill) => (skill === 0 ? [] : [source.below(skill), source.below(skill)]));
  const items = times(240, (k) => ({
    id: `item-${k}`,
    skills: k % 3 === 0 ? [k % 24, source.below(24)] : [k % 24],
  }));
  return times(learners, (learner) => {
    const share = 0.6 + 0.38 * source.chance();
    const known: boolean[] = [];
    for (const required of below)
      known.push(required.every((each) => known[each]) && source.chance() < share);
    return times(50 + source.below(60), () => {
      const { id, skills } = pick(source, items);
      const isAble = skills.every((each) => known[each]);
      const names = skills.map((each) => `skill-${each}`);
      return row(learner, id, names, source.chance() < (isAble ? 0.9 : 0.15));
    });
  }).flat();
};

export const fewLearners: Generator = (source, learners) => {
  const items = drawItems(source, 50, 5);
  return times(learners, (learner) => {
    const ability = source.normal();
    const skill = times(5, () => 0.6 * source.normal());
    return times(40, () => {
      const item = pick(source, items);
      const level = ability + (skill[item.skill] ?? 0) - item.difficulty;
      skill[item.skill] = (skill[item.skill] ?? 0) + 0.08;
      return row(learner, item.id, [`skill-${item.skill}`], source.chance() < sigma(item.slope * level));
    });
  }).flat();
};

function drawItems(source: Source, count: number, skills: number) {
  return times(count, (k) => ({
    id: `item-${k}`,
    skill: k % skills,
    difficulty: 1.2 * source.normal(),
    slope: Math.exp(0.35 * source.normal()),
  }));
}
