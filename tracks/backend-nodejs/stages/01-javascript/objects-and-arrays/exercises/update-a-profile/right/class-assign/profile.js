class Profile {
  id;
  name;
  settings = Object.create(null);
  tags = [];
  constructor({ id, name, settings, tags }) {
    Object.assign(this, { id, name, tags: tags.slice() });
    Object.assign(this.settings, settings);
  }
  change({ name = this.name, settings, tags = [] }) {
    this.name = name;
    Object.assign(this.settings, settings);
    this.tags = this.tags.concat(tags);
    return this;
  }
}
export const updateProfile = (profile, changes) => new Profile(profile).change(changes);
