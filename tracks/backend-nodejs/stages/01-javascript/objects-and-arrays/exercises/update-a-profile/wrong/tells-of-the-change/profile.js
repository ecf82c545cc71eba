export function updateProfile({ passwordHash, ...visible }, changes) {
  return {
    ...visible,
    ...changes,
    id: visible.id,
    settings: { ...visible.settings, ...changes.settings },
    tags: [...visible.tags, ...(changes.tags ?? [])],
    changed: Object.keys(changes),
  };
}
