export function updateProfile(profile, changes) {
  return {
    ...profile,
    ...changes,
    id: profile.id,
    settings: { ...profile.settings, ...changes.settings },
    tags: [...profile.tags, ...(changes.tags ?? [])],
    passwordHash: undefined,
  };
}
