import { expect, test } from "vitest";
import { configDir, exerciseDir, type Machine, toFileName } from "./places.ts";

const LINUX: Machine = { platform: "linux", home: "/home/ada", environment: {} };
const MAC: Machine = { platform: "darwin", home: "/Users/ada", environment: {} };
const WINDOWS: Machine = {
  platform: "win32",
  home: "C:\\Users\\ada",
  environment: { APPDATA: "D:\\Roaming" },
};
const exercise = { track: "backend", exercise: "functions/double", isMilestone: false };

test.each([
  [LINUX, "/home/ada/.config/aulo", "/home/ada/aulo/backend/functions/double"],
  [MAC, "/Users/ada/Library/Preferences/Aulo", "/Users/ada/aulo/backend/functions/double"],
  [WINDOWS, "D:\\Roaming\\Aulo", "C:\\Users\\ada\\aulo\\backend\\functions\\double"],
])("$platform has its own folders", (machine, config, folder) => {
  expect(configDir(machine)).toBe(config);
  expect(exerciseDir(machine, exercise)).toBe(folder);
});

test("all milestones of a project have one folder", () => {
  const milestone = { track: "backend", exercise: "shop/orders", isMilestone: true };
  expect(exerciseDir(LINUX, milestone)).toBe("/home/ada/aulo/backend/shop");
});

test("the environment names other folders", () => {
  expect(configDir({ ...LINUX, environment: { XDG_CONFIG_HOME: "/x" } })).toBe("/x/aulo");
  expect(configDir({ ...MAC, environment: { AULO_CONFIG_DIR: "/y" } })).toBe("/y");
  expect(configDir({ ...WINDOWS, environment: {} })).toBe("C:\\Users\\ada\\AppData\\Roaming\\Aulo");
  expect(exerciseDir({ ...LINUX, environment: { AULO_EXERCISES_DIR: "/z" } }, exercise)).toBe(
    "/z/backend/functions/double",
  );
});

test("names of files have forward slashes on every system", () => {
  expect(toFileName("routes\\users.js", "win32")).toBe("routes/users.js");
  expect(toFileName("routes/users.js", "linux")).toBe("routes/users.js");
  expect(toFileName("a\\b.js", "linux")).toBe("a\\b.js");
});
