export function updateProfile(profile, changes) {
  const { id } = profile;
  changes.settings = Object.assign({}, profile.settings, changes.settings);
  return { id, name: changes.name ?? profile.name, settings: changes.settings, tags: [...profile.tags, ...(changes.tags ?? [])] };
}
