// Metrics of predicted chances against actual answers.

/** Scores of one model on the scored rows of a test file. */
export interface Scores {
  /** Chance that a right answer got a higher chance than a wrong one; ties count half. */
  readonly auc: number;
  /** Mean of −ln(chance of the actual result), in nats. */
  readonly logLoss: number;
  readonly rmse: number;
  /** Expected calibration error: 15 bins of equal width, |mean chance − share right| weighted by size. */
  readonly ece: number;
}

const BINS = 15;

/** Area under the curve by ranks (Mann-Whitney), ties at their mean rank; NaN when only one outcome occurs. */
export function aucOf(chances: Float64Array, right: Uint8Array): number {
  const order = Int32Array.from(chances, (_, k) => k).sort((a, b) => (chances[a] ?? 0) - (chances[b] ?? 0));
  let rankSum = 0;
  let rights = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && chances[order[to] ?? 0] === chances[order[from] ?? 0]) to += 1;
    for (let k = from; k < to; k += 1) {
      if (right[order[k] ?? 0] !== 1) continue;
      rights += 1;
      rankSum += (from + 1 + to) / 2;
    }
    from = to;
  }
  const wrongs = order.length - rights;
  return (rankSum - (rights * (rights + 1)) / 2) / (rights * wrongs);
}

/** Mean log loss in nats; a chance is first kept within [1e-6, 1 − 1e-6], so that one row cannot cost more than 13.8. */
export function logLossOf(chances: Float64Array, right: Uint8Array): number {
  let sum = 0;
  chances.forEach((chance, k) => {
    const given = right[k] === 1 ? chance : 1 - chance;
    sum -= Math.log(Math.min(Math.max(given, 1e-6), 1 - 1e-6));
  });
  return sum / chances.length;
}

export function rmseOf(chances: Float64Array, right: Uint8Array): number {
  let sum = 0;
  chances.forEach((chance, k) => {
    sum += (chance - (right[k] ?? 0)) ** 2;
  });
  return Math.sqrt(sum / chances.length);
}

export function eceOf(chances: Float64Array, right: Uint8Array): number {
  const gaps = new Float64Array(BINS);
  chances.forEach((chance, k) => {
    const bin = Math.min(BINS - 1, Math.floor(chance * BINS));
    gaps[bin] = (gaps[bin] ?? 0) + chance - (right[k] ?? 0);
  });
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / chances.length;
}

export function scoresOf(chances: Float64Array, right: Uint8Array): Scores {
  return {
    auc: aucOf(chances, right),
    logLoss: logLossOf(chances, right),
    rmse: rmseOf(chances, right),
    ece: eceOf(chances, right),
  };
}
