export function updateProfile(profile, changes) {
  const { passwordHash, ...updated } = { ...profile };
  updated.name = changes.name ?? profile.name;
  updated.settings = { ...profile.settings, ...changes.settings };
  for (const tag of changes.tags ?? []) updated.tags.push(tag);
  return updated;
}
