export function hottest(profile, most) {
  const counts = {};
  for (const id of profile.samples) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

export function isLeaking(heapMb, growth) {
  return heapMb.at(-1) > heapMb[0];
}
