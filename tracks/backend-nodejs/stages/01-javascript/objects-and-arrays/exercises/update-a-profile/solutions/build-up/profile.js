export function updateProfile({ id, name, settings, tags }, changes) {
  const updated = structuredClone({ id, name, settings, tags });
  updated.name = changes.name ?? name;
  Object.assign(updated.settings, changes.settings);
  if (changes.tags) updated.tags.push(...changes.tags);
  return updated;
}
