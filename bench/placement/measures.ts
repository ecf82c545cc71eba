/** A forecast and its result. */
export type Forecast = { belief: number; held: boolean };

export type Score = { accuracy: number; logLoss: number; auc: number };

/** Limit of beliefs in the log loss, so that a single miss cannot dominate the mean. */
const SUREST = 1e-4;

export function accuracyOf(forecasts: readonly Forecast[]): number {
  return mean(forecasts.map(({ belief, held }) => (belief >= 0.5 === held ? 1 : 0)));
}

export function logLossOf(forecasts: readonly Forecast[]): number {
  return mean(
    forecasts.map(({ belief, held }) => {
      const chance = Math.min(1 - SUREST, Math.max(SUREST, belief));
      return -Math.log(held ? chance : 1 - chance);
    }),
  );
}

/**
 * Area under the ROC curve: chance that a forecast that came true has a higher belief than one that did not. Ties count half. NaN when all or none
 * came true.
 *
 * @see Mann and Whitney 1947
 */
export function aucOf(forecasts: readonly Forecast[]): number {
  const sorted = forecasts.toSorted((a, b) => a.belief - b.belief);
  let below = 0;
  let won = 0;
  for (let start = 0; start < sorted.length; ) {
    let end = start;
    while (end < sorted.length && sorted[end]?.belief === sorted[start]?.belief) end += 1;
    const tied = sorted.slice(start, end);
    const held = tied.filter((each) => each.held).length;
    won += held * (below + (tied.length - held) / 2);
    below += tied.length - held;
    start = end;
  }
  const held = sorted.length - below;
  return held === 0 || below === 0 ? Number.NaN : won / (held * below);
}

export function scoreOf(forecasts: readonly Forecast[]): Score {
  return {
    accuracy: accuracyOf(forecasts),
    logLoss: logLossOf(forecasts),
    auc: aucOf(forecasts),
  };
}

export const meanOf = mean;

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
