import type * as Mock from "jest-mock";

/** Jest's own `fn`, `spyOn` and their resets, loaded on first use. Modules and timers cannot be mocked. */
export function createMocks(require: NodeJS.Require) {
  let mocker: InstanceType<typeof Mock.ModuleMocker> | null = null;
  const load = () => {
    const { ModuleMocker }: typeof Mock = require("jest-mock");
    mocker ??= new ModuleMocker(globalThis);
    return mocker;
  };
  return {
    fn: (body?: (...args: unknown[]) => unknown) => load().fn(body),
    spyOn: (holder: object, key: string) => Reflect.apply(load().spyOn, load(), [holder, key]),
    clearAllMocks: () => load().clearAllMocks(),
    resetAllMocks: () => load().resetAllMocks(),
    restoreAllMocks: () => load().restoreAllMocks(),
  };
}
