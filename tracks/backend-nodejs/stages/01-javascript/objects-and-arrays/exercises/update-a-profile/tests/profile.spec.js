import { describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const storedProfile = (parts) => ({
  id: randomInt(1, 9999),
  name: pick(["Ada", "Lin", "Kim", "Noor"]),
  settings: { language: pick(["en", "pt", "fi"]), emails: true, theme: pick(["dark", "light"]) },
  tags: [`tag-${randomInt(1, 49)}`, `tag-${randomInt(50, 99)}`],
  passwordHash: `hash-${randomInt(1, 9999)}`,
  ...parts,
});

const withoutHash = ({ passwordHash, ...visible }) => visible;

/** The new profile as plain data, whatever kind of object the code makes, and both arguments after the call. */
const update = (profile, changes) =>
  inside(
    ({ updateProfile }, profile, changes) => {
      const isObject = (value) => Object.prototype.toString.call(value) === "[object Object]";
      const plain = (value) => (isObject(value) ? { ...value } : value);
      const result = updateProfile(profile, changes);
      const updated = isObject(result)
        ? { ...result, settings: plain(result.settings) }
        : { returned: result };
      return { updated, hasHash: "passwordHash" in Object(result), profile, changes };
    },
    profile,
    changes,
  );

describe("profile", () => {
  test("takes the new name and leaves the rest, without the hash", {
    checks: ["name", "exact", "no-hash", "missing"],
  }, async () => {
    const profile = storedProfile();
    const name = `Name ${randomInt(1, 999)}`;
    const { updated, hasHash } = await update(profile, { name });
    expect({ updated, hasHash }).toStrictEqual({
      updated: { ...withoutHash(profile), name },
      hasHash: false,
    });
  });

  const SETTINGS = [[{ language: "sv" }], [{ theme: "blue" }], [{ theme: "blue", language: "sv" }]];
  test.each(SETTINGS)(
    "keeps the settings that are not changed by %j",
    {
      checks: ["replaces-settings", "keeps-settings"],
    },
    async (settings) => {
      const profile = storedProfile();
      const { updated } = await update(profile, { settings });
      expect(updated.settings).toStrictEqual({ ...profile.settings, ...settings });
    },
  );

  test("turns a setting on that was off", { checks: ["replaces-settings"] }, async () => {
    const off = { language: "en", emails: false, theme: "dark" };
    const { updated } = await update(storedProfile({ settings: off }), { settings: { emails: true } });
    expect(updated.settings).toStrictEqual({ ...off, emails: true });
  });

  test("takes an empty name as given", { checks: ["empty-name"] }, async () => {
    const { updated } = await update(storedProfile(), { name: "" });
    expect({ name: updated.name }).toEqual({ name: "" });
  });

  const EMPTY_SETTINGS = [[{ emails: false }], [{ language: "" }], [{ theme: "" }]];
  test.each(EMPTY_SETTINGS)(
    "takes the setting %j as given",
    { checks: ["false-setting"] },
    async (settings) => {
      const profile = storedProfile();
      const { updated } = await update(profile, { settings });
      expect(updated.settings).toStrictEqual({ ...profile.settings, ...settings });
    },
  );

  test("adds the new tags after the old ones", { checks: ["tags"] }, async () => {
    const profile = storedProfile();
    const tags = [`new-${randomInt(1, 99)}`, "tea"];
    const { updated } = await update(profile, { tags });
    expect({ tags: updated.tags }).toStrictEqual({ tags: [...profile.tags, ...tags] });
  });

  test("adds tags that are there already", { checks: ["same-tags"] }, async () => {
    const profile = storedProfile();
    const tags = [profile.tags[1], "tea", "tea"];
    const { updated } = await update(profile, { tags });
    expect({ tags: updated.tags }).toStrictEqual({ tags: [...profile.tags, ...tags] });
  });

  test.each([[7], [0]])("never changes the id %d", { checks: ["id"] }, async (id) => {
    const { updated } = await update(storedProfile({ id }), { id: 31, name: "New" });
    expect({ id: updated.id }).toEqual({ id });
  });

  const NOTHING = [[{}], [{ tags: [] }], [{ settings: {} }], [{ settings: {}, tags: [] }]];
  test.each(NOTHING)(
    "leaves all parts as they were when the changes are %j",
    { checks: ["missing"] },
    async (changes) => {
      const profile = storedProfile();
      const { updated } = await update(profile, changes);
      expect(updated).toStrictEqual(withoutHash(profile));
    },
  );

  test("leaves empty and false parts as they were too", { checks: ["missing"] }, async () => {
    const profile = storedProfile({
      id: 0,
      name: "",
      settings: { language: "", emails: false, theme: "" },
      tags: [],
    });
    const { updated } = await update(profile, { id: 5 });
    expect(updated).toStrictEqual(withoutHash(profile));
  });

  const CHANGES = [
    [{ name: "New", settings: { emails: false }, tags: ["tea"] }],
    [{ id: 31, settings: { theme: "blue" } }],
    [{ name: "New" }],
  ];
  test.each(CHANGES)(
    "leaves the stored profile and the changes %j as they were",
    {
      checks: ["unchanged"],
    },
    async (changes) => {
      const profile = storedProfile();
      const after = await update(profile, changes);
      expect({ profile: after.profile, changes: after.changes }).toStrictEqual({ profile, changes });
    },
  );
});
