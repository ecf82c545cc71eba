/** Straight lines from point to point as the `d` of an SVG path. */
export function toPathData(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
}
