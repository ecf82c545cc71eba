export function updateProfile(profile, changes) {
  delete profile.passwordHash;
  return {
    ...profile,
    ...changes,
    id: profile.id,
    settings: { ...profile.settings, ...changes.settings },
    tags: [...profile.tags, ...(changes.tags ?? [])],
  };
}
