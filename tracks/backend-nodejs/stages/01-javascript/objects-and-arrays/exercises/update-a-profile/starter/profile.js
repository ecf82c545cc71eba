export function updateProfile(profile, changes) {
  // Return a new profile, without the password hash.
}
