const STEPS = { "+": 1, "-": -1 };
export const hall = (log, limit) => {
  if (log.includes("!")) return "alarm";
  const inside = [...log].reduce((n, sign) => Math.max(0, n + (STEPS[sign] ?? 0)), 0);
  return inside === 0 ? "empty" : inside >= limit ? "full" : `${inside} inside`;
};
