export function updateProfile(profile, changes) {
  const { id, name, settings, tags } = profile;
  return {
    id,
    name,
    ...changes,
    settings: { ...settings, ...changes.settings },
    tags: [...tags, ...(changes.tags ?? [])],
  };
}
