import { expect, it } from "vitest";
import { toGround } from "./ground.ts";
import { growTrees } from "./grow-trees.ts";
import { packTrees, scorePacked, scoreTree } from "./tree.ts";

const COUNT = 4000;
const WIDTH = 3;

/** Two features decide together: an answer is right when exactly one of them is above one half. The third is noise. */
function grid() {
  let state = 5;
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  const features = Float32Array.from({ length: COUNT * WIDTH }, chance);
  const at = (row: number, k: number) => features[row * WIDTH + k] ?? 0;
  const right = Uint8Array.from({ length: COUNT }, (_, row) =>
    at(row, 0) > 0.5 !== at(row, 1) > 0.5 ? 1 : 0,
  );
  const columns = Array.from({ length: WIDTH }, (_, k) => Float32Array.from(right, (_, row) => at(row, k)));
  return { features, right, ground: toGround(columns, right), chance };
}

function grow(held: (row: number) => boolean, labels?: Uint8Array) {
  const { features, right, ground, chance } = grid();
  const isHeld = Uint8Array.from(right, (_, row) => (held(row) ? 1 : 0));
  const trees = growTrees({ ...ground, right: labels ?? right }, features, new Float64Array(COUNT), isHeld, {
    trees: 40,
    leaves: 8,
    pace: 0.3,
    pull: 1,
    leastCurvature: 5,
    featureShare: 1,
    patience: 10,
    chance,
  });
  return { trees, features, right };
}

function scoreAll(trees: ReturnType<typeof grow>["trees"], features: Float32Array, row: number) {
  return trees.reduce((sum, tree) => sum + scoreTree(tree, features, row * WIDTH), 0);
}

it("learns an interaction of two features", () => {
  const { trees, features, right } = grow((row) => row % 5 === 0);
  const hits = right.filter((each, row) => scoreAll(trees, features, row) > 0 === (each === 1));
  expect(hits.length / COUNT).toBeGreaterThan(0.95);
});

it("keeps few trees when the answers are random", () => {
  const labels = Uint8Array.from({ length: COUNT }, (_, row) => Math.imul(row + 1, 0x9e3779b1) >>> 31);
  expect(grow((row) => row % 5 === 0, labels).trees.length).toBeLessThan(10);
});

it("keeps no tree when there are no rows to measure on", () => {
  expect(grow(() => false).trees).toEqual([]);
});

it("gives packed trees the same score as the trees one by one", () => {
  const { trees, features } = grow((row) => row % 5 === 0);
  const packed = packTrees(trees);
  for (const row of [0, 17, 1234])
    expect(scorePacked(packed, features.slice(row * WIDTH, (row + 1) * WIDTH))).toBeCloseTo(
      scoreAll(trees, features, row),
      9,
    );
});
