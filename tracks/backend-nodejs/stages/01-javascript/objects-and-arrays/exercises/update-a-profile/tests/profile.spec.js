import { call, describe, expect, inside, pick, randomInt, test } from "@aulo/runner/spec";

const storedProfile = () => ({
  id: randomInt(1, 9999),
  name: pick(["Ada", "Lin", "Kim", "Noor"]),
  settings: { language: pick(["en", "pt", "fi"]), emails: true, theme: pick(["dark", "light"]) },
  tags: [`tag-${randomInt(1, 99)}`],
  passwordHash: `hash-${randomInt(1, 9999)}`,
});

const update = (profile, changes) => call("updateProfile", profile, changes);

describe("profile", () => {
  test("takes the new name and leaves the rest, without the hash", async () => {
    const { passwordHash, ...visible } = storedProfile();
    const name = `Name ${randomInt(1, 999)}`;
    const updated = await update({ ...visible, passwordHash }, { name });
    expect(updated).toStrictEqual({ ...visible, name });
  });

  test("keeps the settings that are not changed", async () => {
    const profile = storedProfile();
    const updated = await update(profile, { settings: { language: "sv" } });
    expect(updated.settings).toEqual({ ...profile.settings, language: "sv" });
  });

  test("takes an empty name and a false setting as given", async () => {
    const updated = await update(storedProfile(), { name: "", settings: { emails: false } });
    expect({ name: updated.name, emails: updated.settings.emails }).toEqual({ name: "", emails: false });
  });

  test("adds the new tags after the old ones", async () => {
    const profile = storedProfile();
    const tags = [`new-${randomInt(1, 99)}`, "tea"];
    expect((await update(profile, { tags })).tags).toStrictEqual([...profile.tags, ...tags]);
  });

  test("never changes the id", async () => {
    const profile = storedProfile();
    expect((await update(profile, { id: profile.id + 1 })).id).toBe(profile.id);
  });

  test("leaves the stored profile and the changes as they were", async () => {
    const profile = storedProfile();
    const changes = { name: "New", settings: { emails: false }, tags: ["tea"] };
    const after = await inside(
      ({ updateProfile }, profile, changes) => {
        updateProfile(profile, changes);
        return { profile, changes };
      },
      profile,
      changes,
    );
    expect(after).toEqual({ profile, changes });
  });
});
