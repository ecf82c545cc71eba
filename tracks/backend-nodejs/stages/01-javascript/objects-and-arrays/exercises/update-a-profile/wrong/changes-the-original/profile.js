export function updateProfile(profile, changes) {
  const updated = profile;
  updated.name = changes.name ?? profile.name;
  updated.settings = { ...profile.settings, ...changes.settings };
  updated.tags = [...profile.tags, ...(changes.tags ?? [])];
  delete updated.passwordHash;
  return updated;
}
