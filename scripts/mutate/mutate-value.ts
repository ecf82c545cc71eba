/** Other values for a value of a setting: a condition turned, a number changed, else another word. */
export function mutateValue(value: string): { mutator: string; text: string }[] {
  const turned = TURNS.filter(([from]) => value.includes(from)).map(([from, to]) => {
    return { mutator: "Condition", text: value.replace(from, to) };
  });
  const number = value.replace(/\d+/, (digits) => String(Number(digits) + 1));
  const changed =
    number === value ? { mutator: "Value", text: `${value}x` } : { mutator: "Number", text: number };
  return [...turned, changed];
}

const TURNS: readonly (readonly [string, string])[] = [
  ["==", "!="],
  ["!=", "=="],
  ["&&", "||"],
  ["||", "&&"],
  ["success()", "always()"],
];
