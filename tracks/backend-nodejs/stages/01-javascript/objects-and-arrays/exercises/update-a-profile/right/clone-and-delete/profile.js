export function updateProfile(profile, changes) {
  const result = structuredClone(profile);
  delete result.passwordHash;
  if ("name" in changes) result.name = changes.name;
  for (const key of Object.keys(changes.settings ?? {})) result.settings[key] = changes.settings[key];
  for (const tag of changes.tags || []) result.tags.push(tag);
  return result;
}
