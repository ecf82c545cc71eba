// Gradient-boosted regression trees on binned features (Friedman 2001; Ke et al. 2017, "LightGBM").
//
// 1. Every feature gets at most 64 bins of about equal size.
// 2. Each tree fits the slope of the log loss at the current chances. The leaf with the largest gain is split until the
//    tree has `leaves` leaves. Of the two histograms of a split, the smaller is counted; the other is the difference to
//    the parent's.
// 3. A leaf adds `pace` · Σ slope / (Σ curvature + `pull`) to the log-odds of its rows.
// 4. Early stopping: rows of held-out learners only measure. Growing ends when `patience` trees in a row did not lower
//    their loss, and the trees after the best one are dropped.

import { sigmoid } from "../cells.ts";
import { BINS, type Ground } from "./ground.ts";
import { scoreTree, type Tree } from "./tree.ts";

export interface GrowOptions {
  readonly trees: number;
  readonly leaves: number;
  readonly pace: number;
  readonly pull: number;
  /** Least Σ curvature of a leaf; a row contributes at most ¼. */
  readonly leastCurvature: number;
  /** Share of the features that a tree may use. */
  readonly featureShare: number;
  readonly patience: number;
  /** Numbers in [0, 1) that depend on a seed. */
  readonly chance: () => number;
}

const PAIR = 2 * BINS;

interface Leaf {
  readonly from: number;
  readonly to: number;
  histogram: Float64Array;
  slope: number;
  curvature: number;
  gain: number;
  feature: number;
  bin: number;
  left: Leaf | null;
  right: Leaf | null;
}

interface Growing {
  readonly ground: Ground;
  readonly options: GrowOptions;
  readonly features: readonly number[];
  readonly rows: Int32Array;
  readonly spare: Int32Array;
  readonly slope: Float32Array;
  readonly curvature: Float32Array;
}

/**
 * Grows trees until the log loss of the held-out rows stops falling.
 *
 * @param features all features of a row, row after row, from which `ground` was made
 * @param begin log-odds of every row before the first tree
 * @param isHeld 1 for held-out rows; without any, no tree is kept
 */
export function growTrees(
  ground: Ground,
  features: Float32Array,
  begin: Float64Array,
  isHeld: Uint8Array,
  options: GrowOptions,
): Tree[] {
  const count = begin.length;
  const width = ground.bins.length;
  const score = Float64Array.from(begin);
  const slope = new Float32Array(count);
  const curvature = new Float32Array(count);
  const rows = new Int32Array(count);
  const spare = new Int32Array(count);
  const trees: Tree[] = [];
  let best = heldLoss(score, ground.right, isHeld);
  let kept = 0;
  while (trees.length < options.trees && trees.length - kept < options.patience) {
    let used = 0;
    for (let row = 0; row < count; row += 1) {
      const chance = sigmoid(score[row] ?? 0);
      slope[row] = (ground.right[row] ?? 0) - chance;
      curvature[row] = chance * (1 - chance);
      if (isHeld[row] === 1) continue;
      rows[used] = row;
      used += 1;
    }
    const picked = pickFeatures(width, options);
    const tree = growTree({ ground, options, features: picked, rows, spare, slope, curvature }, used);
    trees.push(tree);
    for (let row = 0; row < count; row += 1)
      score[row] = (score[row] ?? 0) + scoreTree(tree, features, row * width);
    const loss = heldLoss(score, ground.right, isHeld);
    if (loss >= best) continue;
    best = loss;
    kept = trees.length;
  }
  return trees.slice(0, kept);
}

function heldLoss(score: Float64Array, right: Uint8Array, isHeld: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < score.length; row += 1) {
    if (isHeld[row] !== 1) continue;
    const z = score[row] ?? 0;
    sum += Math.max(z, 0) - (right[row] ?? 0) * z + Math.log1p(Math.exp(-Math.abs(z)));
  }
  return sum;
}

function pickFeatures(count: number, { chance, featureShare }: GrowOptions): number[] {
  const picked = Array.from({ length: count }, (_, k) => k).filter(() => chance() < featureShare);
  return picked.length > 0 ? picked : [0];
}

function growTree(growing: Growing, rowCount: number): Tree {
  const root = beginLeaf(growing, 0, rowCount, countBins(growing, 0, rowCount));
  const leaves = [root];
  while (leaves.length < growing.options.leaves) {
    const best = leaves.reduce((most, leaf) => (leaf.gain > most.gain ? leaf : most));
    if (best.feature < 0) break;
    const [left, right] = splitLeaf(growing, best);
    leaves[leaves.indexOf(best)] = left;
    leaves.push(right);
  }
  return toTree(growing, root);
}

function beginLeaf(growing: Growing, from: number, to: number, histogram: Float64Array): Leaf {
  const leaf: Leaf = {
    from,
    to,
    histogram,
    slope: 0,
    curvature: 0,
    gain: 1e-3,
    feature: -1,
    bin: 0,
    left: null,
    right: null,
  };
  findSplit(growing, leaf);
  return leaf;
}

function findSplit(growing: Growing, leaf: Leaf): void {
  const { pull, leastCurvature } = growing.options;
  const { histogram } = leaf;
  for (let place = 0; place < PAIR; place += 2) {
    leaf.slope += histogram[place] ?? 0;
    leaf.curvature += histogram[place + 1] ?? 0;
  }
  const whole = leaf.slope ** 2 / (leaf.curvature + pull);
  growing.features.forEach((feature, k) => {
    const borders = growing.ground.borders[feature]?.length ?? 0;
    let slope = 0;
    let curvature = 0;
    for (let bin = 0; bin < borders; bin += 1) {
      const place = k * PAIR + 2 * bin;
      slope += histogram[place] ?? 0;
      curvature += histogram[place + 1] ?? 0;
      const rest = leaf.curvature - curvature;
      if (curvature < leastCurvature || rest < leastCurvature) continue;
      const gain = slope ** 2 / (curvature + pull) + (leaf.slope - slope) ** 2 / (rest + pull) - whole;
      if (gain > leaf.gain) {
        leaf.gain = gain;
        leaf.feature = feature;
        leaf.bin = bin;
      }
    }
  });
}

function countBins(growing: Growing, from: number, to: number): Float64Array {
  const { rows, slope, curvature } = growing;
  const histogram = new Float64Array(growing.features.length * PAIR);
  growing.features.forEach((feature, k) => {
    const bins = growing.ground.bins[feature] ?? new Uint8Array();
    const offset = k * PAIR;
    for (let at = from; at < to; at += 1) {
      const row = rows[at] ?? 0;
      const place = offset + 2 * (bins[row] ?? 0);
      histogram[place] = (histogram[place] ?? 0) + (slope[row] ?? 0);
      histogram[place + 1] = (histogram[place + 1] ?? 0) + (curvature[row] ?? 0);
    }
  });
  return histogram;
}

function splitLeaf(growing: Growing, leaf: Leaf): [Leaf, Leaf] {
  const middle = partition(growing, leaf);
  const isLeftSmall = middle - leaf.from < leaf.to - middle;
  const small = isLeftSmall ? countBins(growing, leaf.from, middle) : countBins(growing, middle, leaf.to);
  const large = leaf.histogram;
  for (let k = 0; k < large.length; k += 1) large[k] = (large[k] ?? 0) - (small[k] ?? 0);
  leaf.histogram = new Float64Array();
  const left = beginLeaf(growing, leaf.from, middle, isLeftSmall ? small : large);
  const right = beginLeaf(growing, middle, leaf.to, isLeftSmall ? large : small);
  leaf.left = left;
  leaf.right = right;
  return [left, right];
}

/** Reorders the rows of a leaf, left ones before right ones, and returns the border between them. */
function partition({ rows, spare, ground }: Growing, leaf: Leaf): number {
  const bins = ground.bins[leaf.feature] ?? new Uint8Array();
  let low = leaf.from;
  let kept = 0;
  for (let at = leaf.from; at < leaf.to; at += 1) {
    const row = rows[at] ?? 0;
    if ((bins[row] ?? 0) <= leaf.bin) {
      rows[low] = row;
      low += 1;
    } else {
      spare[kept] = row;
      kept += 1;
    }
  }
  rows.set(spare.subarray(0, kept), low);
  return low;
}

function toTree({ ground, options }: Growing, root: Leaf): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  const add = (leaf: Leaf): number => {
    const node = tree.feature.length;
    const isLeaf = leaf.left === null || leaf.right === null;
    tree.feature.push(isLeaf ? -1 : leaf.feature);
    tree.threshold.push(isLeaf ? 0 : (ground.borders[leaf.feature]?.[leaf.bin] ?? 0));
    tree.value.push(isLeaf ? (options.pace * leaf.slope) / (leaf.curvature + options.pull) : 0);
    tree.left.push(0);
    tree.right.push(0);
    if (leaf.left !== null) tree.left[node] = add(leaf.left);
    if (leaf.right !== null) tree.right[node] = add(leaf.right);
    return node;
  };
  add(root);
  return tree;
}
