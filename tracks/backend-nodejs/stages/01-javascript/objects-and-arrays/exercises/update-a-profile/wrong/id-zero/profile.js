export function updateProfile(profile, changes) {
  const id = profile.id || changes.id;
  return { id, name: changes.name ?? profile.name, settings: { ...profile.settings, ...changes.settings }, tags: [...profile.tags, ...(changes.tags ?? [])] };
}
