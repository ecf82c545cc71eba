/** One tree in arrays. At node k, values below `threshold[k]` go to `left[k]`, others to `right[k]`; a leaf has feature −1. */
export interface Tree {
  readonly feature: number[];
  readonly threshold: number[];
  readonly left: number[];
  readonly right: number[];
  /** Log-odds that a leaf adds; 0 at inner nodes. */
  readonly value: number[];
}

/** Log-odds that a tree adds for the features that begin at `offset`. */
export function scoreTree(tree: Tree, features: Float32Array, offset: number): number {
  let node = 0;
  let feature = tree.feature[0] ?? -1;
  while (feature >= 0) {
    const isBelow = (features[offset + feature] ?? 0) < (tree.threshold[node] ?? 0);
    node = (isBelow ? tree.left[node] : tree.right[node]) ?? 0;
    feature = tree.feature[node] ?? -1;
  }
  return tree.value[node] ?? 0;
}

/** Many trees in contiguous arrays; the score is the sum of their `scoreTree`. */
export interface PackedTrees {
  /** Index of the root node of every tree. */
  readonly roots: Int32Array;
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
}

export function packTrees(trees: readonly Tree[]): PackedTrees {
  const roots: number[] = [];
  let nodes = 0;
  for (const tree of trees) {
    roots.push(nodes);
    nodes += tree.feature.length;
  }
  const shifted = (pick: (tree: Tree) => number[]) =>
    Int32Array.from(trees.flatMap((tree, k) => pick(tree).map((node) => node + (roots[k] ?? 0))));
  return {
    roots: Int32Array.from(roots),
    feature: Int32Array.from(trees.flatMap(({ feature }) => feature)),
    threshold: Float32Array.from(trees.flatMap(({ threshold }) => threshold)),
    left: shifted(({ left }) => left),
    right: shifted(({ right }) => right),
    value: Float64Array.from(trees.flatMap(({ value }) => value)),
  };
}

export function scorePacked(packed: PackedTrees, features: Float32Array): number {
  const { roots, feature, threshold, left, right, value } = packed;
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree += 1) {
    let node = roots[tree] ?? 0;
    let used = feature[node] ?? -1;
    while (used >= 0) {
      node = ((features[used] ?? 0) < (threshold[node] ?? 0) ? left[node] : right[node]) ?? 0;
      used = feature[node] ?? -1;
    }
    sum += value[node] ?? 0;
  }
  return sum;
}
