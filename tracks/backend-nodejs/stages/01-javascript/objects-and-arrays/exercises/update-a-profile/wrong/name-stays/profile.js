export function updateProfile({ id, settings, tags, name }, changes) {
  return {
    id,
    name,
    settings: { ...settings, ...changes.settings },
    tags: [...tags, ...(changes.tags ?? [])],
  };
}
