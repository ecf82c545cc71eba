export function updateProfile(profile, changes) {
  const { passwordHash, ...visible } = profile;
  return {
    ...visible,
    ...changes,
    id: profile.id,
    settings: { ...changes.settings, ...profile.settings },
    tags: [...profile.tags, ...(changes.tags ?? [])],
  };
}
