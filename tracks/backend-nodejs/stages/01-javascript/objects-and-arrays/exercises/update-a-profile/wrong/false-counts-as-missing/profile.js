export function updateProfile(profile, changes) {
  const { language, emails, theme } = changes.settings || {};
  return {
    id: profile.id,
    name: changes.name || profile.name,
    settings: {
      language: language || profile.settings.language,
      emails: emails || profile.settings.emails,
      theme: theme || profile.settings.theme,
    },
    tags: [...profile.tags, ...(changes.tags || [])],
  };
}
