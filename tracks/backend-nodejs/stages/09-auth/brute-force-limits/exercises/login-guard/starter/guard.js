export function begin({ account, address, nowMs }) {
  return { isAllowed: true };
}

export function end({ account, address, isRight, nowMs }) {}
