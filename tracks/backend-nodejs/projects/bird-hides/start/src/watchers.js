/** Who holds which card. The phone sends it as the cookie `card`. */
const CARDS = new Map([
  ["k4-ida-71", "Ida"],
  ["m9-sam-20", "Sam"],
  ["p2-noor-55", "Noor"],
  ["t7-ole-38", "Ole"],
]);

const OWL_WATCHERS = ["Ida", "Noor"];

export const hides = ["reeds", "tower", "owls"];

/** Name of the watcher whose card is in the header `Cookie`; undefined when there is none. */
export function nameOf(cookieHeader = "") {
  const card = /(?:^|;\s*)card=([^;]*)/.exec(cookieHeader)?.[1];
  return CARDS.get(card);
}

/** Whether this watcher may know what is called in this hide. */
export function mayKnow(name, hide) {
  return hide !== "owls" || OWL_WATCHERS.includes(name);
}
