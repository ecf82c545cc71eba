export function updateProfile(profile, changes) {
  const { passwordHash, ...visible } = profile;
  const tags = [...profile.tags, ...(changes.tags ?? [])];
  return { ...visible, ...changes, id: profile.id, tags };
}
