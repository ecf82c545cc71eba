export function updateProfile(profile, changes) {
  const { passwordHash, ...rest } = profile;
  if (changes.tags && !changes.tags.length) rest.tags = [];
  return { ...rest, ...changes, id: profile.id, settings: { ...profile.settings, ...changes.settings }, tags: [...rest.tags, ...(changes.tags ?? [])] };
}
