export function updateProfile(profile, changes) {
  const { id } = profile;
  return { id, name: changes.name ?? profile.name, settings: { ...profile.settings, ...changes.settings }, tags: [...(changes.tags ?? []), ...profile.tags] };
}
