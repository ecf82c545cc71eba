export function updateProfile(profile, changes) {
  return {
    id: profile.id,
    name: changes.name || profile.name,
    settings: { ...profile.settings, ...changes.settings },
    tags: [...profile.tags, ...(changes.tags ?? [])],
  };
}
