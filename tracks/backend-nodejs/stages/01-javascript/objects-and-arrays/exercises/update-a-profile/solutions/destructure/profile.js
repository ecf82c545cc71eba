export function updateProfile(profile, changes) {
  const { passwordHash, ...visible } = profile;
  return {
    ...visible,
    ...changes,
    id: profile.id,
    settings: { ...profile.settings, ...changes.settings },
    tags: [...profile.tags, ...(changes.tags ?? [])],
  };
}
