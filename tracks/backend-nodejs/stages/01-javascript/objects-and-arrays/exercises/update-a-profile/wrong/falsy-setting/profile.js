export function updateProfile(profile, changes) {
  const { id } = profile; const s = changes.settings ?? {};
  return { id, name: changes.name ?? profile.name, settings: { language: s.language || profile.settings.language, emails: s.emails ?? profile.settings.emails, theme: s.theme || profile.settings.theme }, tags: [...profile.tags, ...(changes.tags ?? [])] };
}
